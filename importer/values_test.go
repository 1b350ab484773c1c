package importer

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestReadsMoney(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int64{
		"117.0": 11700, "1124741.15": 112474115, "1,234.50": 123450, "1.234,50": 123450, "1'234.50": 123450,
		"1 234,5": 123450, "1\u00a0234,50 €": 123450, "$1,234": 123400, "EUR 12": 1200, "12 EUR": 1200, "1.2E+06": 120000000,
		"1,234,567": 123456700, "1.234.567": 123456700, "12,5": 1250, "0": 0, "-5": -500, "0.005": 1, "1.999": 200, "7.": 700,
	} {
		got, err := parseMoney(text, "EUR")
		require.NoError(t, err, text)
		assert.Equal(t, want, got, text)
	}
	yen, err := parseMoney("117.0", "JPY")
	require.NoError(t, err)
	assert.EqualValues(t, 117, yen)
	dinar, err := parseMoney("1.234", "KWD")
	require.NoError(t, err)
	assert.EqualValues(t, 1234, dinar)
	for _, text := range []string{"abc", "1 million", "", "1e999999999", "12-13", "--", "1e5e5", "99999999999999999999999"} {
		_, err := parseMoney(text, "EUR")
		assert.Error(t, err, text)
	}
}

func TestReadsDates(t *testing.T) {
	t.Parallel()
	at := func(text string) time.Time {
		v, err := time.Parse(time.RFC3339, text)
		require.NoError(t, err)
		return v
	}
	for text, want := range map[string]time.Time{
		"2024-01-23T02:21:49.000+0000": at("2024-01-23T02:21:49Z"),
		"2024-01-23T02:21:49+02:00":    at("2024-01-23T00:21:49Z"),
		"2024-01-23T02:21:49Z":         at("2024-01-23T02:21:49Z"),
		"2023-11-15 20:09":             at("2023-11-15T20:09:00Z"),
		"2023-11-15 20:09:30":          at("2023-11-15T20:09:30Z"),
		"2024-11-10":                   at("2024-11-10T00:00:00Z"),
		"02/23/26":                     at("2026-02-23T00:00:00Z"),
		"02/23/26 08:55 PM":            at("2026-02-23T20:55:00Z"),
		"2/3/2026 8:55 PM":             at("2026-02-03T20:55:00Z"),
		"23.02.2026":                   at("2026-02-23T00:00:00Z"),
		"23-02-26":                     at("2026-02-23T00:00:00Z"),
		"45631":                        at("2024-12-05T00:00:00Z"),
		"45631.5":                      at("2024-12-05T12:00:00Z"),
		"1700079000000":                at("2023-11-15T20:10:00Z"),
		"Feb 3, 2026":                  at("2026-02-03T00:00:00Z"),
	} {
		got, _, err := dateOrder{}.parse(text)
		require.NoError(t, err, text)
		assert.True(t, got.Equal(want), "%s: %s", text, got)
	}
	for _, text := range []string{"tomorrow", "2024-13-01", "12", "0000-00-00", "9999999999999999"} {
		_, _, err := dateOrder{}.parse(text)
		assert.Error(t, err, text)
	}
}

func TestLearnsWhetherTheDayComesFirst(t *testing.T) {
	t.Parallel()
	table, err := openTable(write(t, "x.csv", "a,b\n03/04/2026,x\n25/04/2026,y\n"))
	require.NoError(t, err)
	got, _, err := table.dates.parse("03/04/2026")
	require.NoError(t, err)
	assert.Equal(t, "2026-04-03", got.Format(time.DateOnly))
}

func TestReadsYesAndNo(t *testing.T) {
	t.Parallel()
	for _, yes := range []string{"1", "TRUE", "true", "Yes"} {
		assert.True(t, parseBool(yes), yes)
	}
	for _, no := range []string{"0", "FALSE", "No", "", "maybe"} {
		assert.False(t, parseBool(no), no)
	}
	assert.Equal(t, []string{"a", "b c"}, parseList("a; b c;;-"))
	n, err := parseCount("8413.0")
	require.NoError(t, err)
	assert.Equal(t, 8413, n)
}
