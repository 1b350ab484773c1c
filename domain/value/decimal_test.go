package value_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/value"
)

func TestParseDecimal(t *testing.T) {
	t.Parallel()
	for text, normal := range map[string]string{
		"2.5": "2.5", "\t2.50\n": "2.5", "007": "7", "0": "0", "-0.0": "0", "-1.10": "-1.1", "0.000001": "0.000001", "999999999": "999999999",
		"00000000000000000001": "1", "1.0000000000": "1",
	} {
		d, err := value.ParseDecimal(text, 9, 6)
		require.NoError(t, err, text)
		require.Equal(t, normal, d.String())
		want, _ := new(big.Rat).SetString(normal)
		require.Zero(t, want.Cmp(d.Rat()), text)
		require.Equal(t, want.Sign(), d.Sign(), text)
	}
	for _, text := range []string{
		"", " ", "1e3", "1e400", "1,5", ".5", "5.", "+1", "--1", "NaN", "Infinity", "0x10", "1 000", "٣", "1\x00",
		"1000000000", "0.0000001", strings.Repeat("9", 10_000),
	} {
		_, err := value.ParseDecimal(text, 9, 6)
		require.Error(t, err, text)
	}
}

func TestExponent(t *testing.T) {
	t.Parallel()
	for code, digits := range map[string]int{"EUR": 2, "JPY": 0, "BHD": 3, "IQD": 3, "CLF": 4, "ISK": 0, "HUF": 2} {
		require.Equal(t, digits, value.Exponent(code), code)
		require.NoError(t, value.CheckCurrency(code), code)
	}
	for _, code := range []string{"", "eur", "EURO", "ZZZ", "E R", "ÉUR"} {
		require.Error(t, value.CheckCurrency(code), code)
	}
	require.NoError(t, value.CheckCurrency("DEM"), "old deals are in old currencies")
}

// One yen is 0.0062 euros: 1,000 yen are 6.20 euros, and back.
func TestConvert(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		amount   int64
		from, to string
		rate     string
		want     int64
	}{
		{1000, "JPY", "EUR", "0.0062", 620},
		{620, "EUR", "JPY", "161.29", 1000},
		{1000, "BHD", "EUR", "2.45", 245},
		{100, "EUR", "BHD", "0.4", 400},
		{1, "EUR", "USD", "0.5", 1}, // half a cent goes up
		{-1, "EUR", "USD", "0.5", -1},
		{1, "EUR", "USD", "0.4999", 0},
	} {
		rate, _ := new(big.Rat).SetString(c.rate)
		got := value.Round(value.Convert(big.NewRat(c.amount, 1), c.from, c.to, rate))
		require.Equal(t, c.want, got.Int64(), "%+v", c)
	}
}

func FuzzParseDecimal(f *testing.F) {
	for _, seed := range []string{"", "0", "-0", "2.50", "1e400", "00.10", "9999999999.9999999", "-1", "\xff", "1.\x00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := value.ParseDecimal(text, 9, 6)
		if err != nil {
			return
		}
		again, err := value.ParseDecimal(d.String(), 9, 6)
		if err != nil || again.String() != d.String() || again.Rat().Cmp(d.Rat()) != 0 {
			t.Errorf("%q gives %q, and that gives %q, %v", text, d, again, err)
		}
		if exact, ok := new(big.Rat).SetString(strings.TrimSpace(text)); !ok || exact.Cmp(d.Rat()) != 0 {
			t.Errorf("%q is not %s", text, d)
		}
	})
}
