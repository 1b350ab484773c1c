package value_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

func TestParseEmail(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                             "",
		"  ":                           "",
		"jane@example.com":             "jane@example.com",
		"  Jane.Doe+crm@Example.COM\t": "Jane.Doe+crm@Example.COM",
		"müller@exämple.de":            "müller@exämple.de",
		"o'hara@example.com":           "o'hara@example.com",
		strings.Repeat("a", 242) + "@example.com": strings.Repeat("a", 242) + "@example.com",
	} {
		email, err := value.ParseEmail(text)
		require.NoError(t, err, "%q", text)
		require.Equal(t, want, email.String())
	}
	for _, text := range []string{
		"jane", "jane@", "@example.com", "jane@@example.com", "jane doe@example.com", "Jane <jane@example.com>",
		"jane@example.com, joe@example.com", "jane@example.com;joe@example.com", "jane@exam\x00ple.com", "jane\n@example.com",
		"jane\xff@example.com", strings.Repeat("a", 243) + "@example.com",
	} {
		_, err := value.ParseEmail(text)
		require.Error(t, err, "%q", text)
	}
}

func TestEmailKeyIsTheSameForTheSameAddress(t *testing.T) {
	t.Parallel()
	a, err := value.ParseEmail(" JANE@Example.com")
	require.NoError(t, err)
	require.Equal(t, "jane@example.com", a.Key())
	require.Equal(t, a.Key(), value.EmailKey("jane@EXAMPLE.com "))
	require.Empty(t, value.Email{}.Key())
}

func TestParsePhone(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, region, want string }{
		{"", "", ""},
		{" +49 (0)30 123456 ", "", "+4930123456"},
		{"030 123456", "DE", "+4930123456"},
		{"030 123456", "", "030 123456"},
		{"+1 212-555-0100", "", "+12125550100"},
		{"+1 212-555-0100 ext. 5", "", "+1 212-555-0100 ext. 5"},
		{"+4930123456 / +49301234567", "", "+4930123456 / +49301234567"},
		{"ask Jane", "", "ask Jane"},
		{"+999 123", "", "+999 123"},
	} {
		phone, err := value.ParsePhone(c.text, c.region)
		require.NoError(t, err)
		require.Equal(t, c.want, phone.String(), "from %q", c.text)
	}
	_, err := value.ParsePhone(strings.Repeat("1", 65), "")
	require.Error(t, err)
}

func TestCheckLineAndText(t *testing.T) {
	t.Parallel()
	line, text := strings.Repeat("ü", value.MaxLine), strings.Repeat("ü", value.MaxText)
	for _, ok := range []string{"", "a\tb", "Zoë 🙂", line} {
		require.NoError(t, value.CheckLine(ok), "%.20q", ok)
	}
	for _, wrong := range []string{"a\nb", "a\rb", "a\x00b", "\xff", line + "ü"} {
		require.Error(t, value.CheckLine(wrong), "%.20q", wrong)
	}
	require.NoError(t, value.CheckText("a\nb"))
	require.NoError(t, value.CheckText(text))
	require.Error(t, value.CheckText(text+"ü"))
	require.Error(t, value.CheckText("a\x00b"))
}

func TestCheckDate(t *testing.T) {
	t.Parallel()
	for _, ok := range []string{"", "1900-01-01", "2024-02-29", "2200-12-31"} {
		require.NoError(t, value.CheckDate(ok), ok)
	}
	for _, wrong := range []string{"1899-12-31", "2201-01-01", "2026-02-29", "2026-2-1", "01.02.2026", "2026-01-01T00:00:00Z", "0000-00-00", " "} {
		require.Error(t, value.CheckDate(wrong), wrong)
	}
}

func TestCheckMoney(t *testing.T) {
	t.Parallel()
	for _, ok := range []value.Money{{0, "EUR"}, {value.MaxAmount, "JPY"}} {
		require.NoError(t, value.CheckMoney(ok), "%v", ok)
	}
	for _, wrong := range []value.Money{{}, {-1, "EUR"}, {value.MaxAmount + 1, "EUR"}, {1, "eur"}, {1, "EURO"}, {1, "EUR\n"}, {1, "€"}} {
		require.Error(t, value.CheckMoney(wrong), "%v", wrong)
	}
}

func TestAddressTellsWhichPartIsWrong(t *testing.T) {
	t.Parallel()
	var p fault.Problems
	value.Address{Street: "Main St 1\nback door", City: "a\nb", Region: "a\nb", PostalCode: "a\nb", Country: "\xff"}.Check(&p)
	var refusal *fault.Error
	require.ErrorAs(t, p.Err(), &refusal)
	require.Len(t, refusal.Fields, 4)
	require.NotContains(t, refusal.Fields, "address.street", "a street may have several lines")
}
