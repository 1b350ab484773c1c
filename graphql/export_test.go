package graphql_test

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/readmodels"
	"github.com/daybook-crm/daybook/reporting"
)

// weeks is a reporting store with one report, and what it was asked.
type weeks struct {
	graphql.Reports
	asked reporting.Question
}

func (w *weeks) WaitFor(context.Context, uint64) error { return nil }

func (w *weeks) Weekly(_ context.Context, _ string, q reporting.Question) (reporting.Weekly, error) {
	w.asked = q
	monday := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	slipped := reporting.Worth{Count: 1, ByCurrency: []reporting.Money{{Currency: "JPY", Amount: 1500}}, Base: 925}
	return reporting.Weekly{Weeks: []reporting.WeekOfDeals{
		{First: monday, New: reporting.Worth{Count: 2, ByCurrency: []reporting.Money{{Currency: "EUR", Amount: 123456}}, Base: 123456}, Slipped: &slipped},
		{First: monday.AddDate(0, 0, 7)},
	}}, nil
}

func (w *weeks) WinRates(context.Context, string, reporting.Question, reporting.By, reporting.Every) (reporting.WinRates, error) {
	return reporting.WinRates{Rows: []reporting.ClosedGroup{{Key: ana, Rate: 0.5}, {Key: "nobody"}}}, nil
}

// export fetches a file of a report.
func (a *api) export(store graphql.Reports, address string) (*httptest.ResponseRecorder, error) {
	a.t.Helper()
	handler, err := graphql.New(graphql.Deps{Commands: a.desk, Past: a.desk, Erasure: a.desk, Reads: a.store, Reports: store, Passwords: a.desk})
	require.NoError(a.t, err)
	file, _, _ := strings.Cut(strings.TrimPrefix(address, "/reports/"), "?")
	r := httptest.NewRequestWithContext(identity.With(a.t.Context(), a.actor), "GET", address, nil)
	w := httptest.NewRecorder()
	return w, handler.Export(w, r, file)
}

func TestExport_CSV(t *testing.T) {
	a, store := newAPI(t), &weeks{}
	w, err := a.export(store, "/reports/weekly.csv?from=2026-03-02&to=2026-03-14&owners=&owners="+ana+"&custom.region=north")
	require.NoError(t, err)
	require.Equal(t, "text/csv; charset=utf-8", w.Header().Get("Content-Type"))
	body, found := strings.CutPrefix(w.Body.String(), "\uFEFF")
	require.True(t, found)
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	require.NoError(t, err)
	require.Equal(t, [][]string{
		{"Week of", "New: deals", "New: all in EUR", "New: EUR", "Won: deals", "Won: all in EUR", "Lost: deals", "Lost: all in EUR", "Slipped: deals", "Slipped: all in EUR", "Slipped: JPY"},
		{"2026-03-02", "2", "1234.56", "1234.56", "0", "0.00", "0", "0.00", "1", "9.25", "1500"},
		{"2026-03-09", "0", "0.00", "", "0", "0.00", "0", "0.00", "", "", ""},
	}, rows)
	require.Equal(t, reporting.Filter{Owners: []string{"", ana}, Custom: []reporting.CustomFilter{{Key: "region", Values: []string{"north"}}}}, store.asked.Filter)
	require.Equal(t, "2026-03-14", store.asked.To.Format(time.DateOnly))
}

// A name that looks like a formula is shown, and not carried out.
func TestExport_NoFormulas(t *testing.T) {
	a := newAPI(t)
	a.save(readmodels.Changes{Rows: readmodels.Rows{Members: map[string]*readmodels.Member{
		ana: {ID: ana, Name: `=HYPERLINK("http://example.com","x")`, Email: "ana@example.com", Role: "ADMIN", Active: true, Versioned: row(2)},
	}}})
	w, err := a.export(&weeks{}, "/reports/winRates.csv?by=OWNER")
	require.NoError(t, err)
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(w.Body.String(), "\uFEFF"))).ReadAll()
	require.NoError(t, err)
	require.Equal(t, `'=HYPERLINK("http://example.com","x")`, rows[1][0])
	require.Empty(t, rows[2][0])
}

// nothing is a reporting store of which no report has rows.
type nothing struct{ weeks }

func (*nothing) PipelineByStage(context.Context, string, reporting.Question, time.Time) (none reporting.PipelineByStage, _ error) {
	return none, nil
}

func (*nothing) Forecast(context.Context, string, reporting.Question, reporting.Every, int) (none reporting.Forecast, _ error) {
	return none, nil
}

func (*nothing) Activity(context.Context, string, reporting.Question) (none reporting.Leaderboard, _ error) {
	return none, nil
}

func (*nothing) Cohorts(context.Context, string, reporting.Question, int) (none reporting.Cohorts, _ error) {
	return none, nil
}

func (*nothing) Quotas(context.Context, string, reporting.Question) (none reporting.Quotas, _ error) {
	return none, nil
}

func (*nothing) Movement(context.Context, string, reporting.Question, int) (none reporting.Movement, _ error) {
	return none, nil
}

// A report without rows is a table all the same, with what its columns are.
func TestExport_Empty(t *testing.T) {
	a := newAPI(t)
	for name, first := range map[string]string{"quotas": "Member", "movedDeals": "Kind", "pipeline": "Pipeline", "cohorts": "Month", "activity": "Member", "forecast": "From"} {
		w, err := a.export(&nothing{}, "/reports/"+name+".csv?from=2026-03-02")
		require.NoError(t, err, name)
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(w.Body.String(), "\uFEFF"))).ReadAll()
		require.NoError(t, err, name)
		require.Len(t, rows, 1, name)
		require.Equal(t, first, rows[0][0])
		w, err = a.export(&nothing{}, "/reports/"+name+".parquet?from=2026-03-02")
		require.NoError(t, err, name)
		file, err := parquet.OpenFile(strings.NewReader(w.Body.String()), int64(w.Body.Len()))
		require.NoError(t, err, name)
		require.Zero(t, file.NumRows())
	}
}

func TestExport_Parquet(t *testing.T) {
	w, err := newAPI(t).export(&weeks{}, "/reports/weekly.parquet")
	require.NoError(t, err)
	file, err := parquet.OpenFile(strings.NewReader(w.Body.String()), int64(w.Body.Len()))
	require.NoError(t, err)
	require.EqualValues(t, 2, file.NumRows())
	index := map[string]int{}
	for i, path := range file.Schema().Columns() {
		index[path[0]] = i
	}
	rows := make([]parquet.Row, 2)
	n, err := parquet.NewReader(file).ReadRows(rows)
	require.True(t, n == 2 && (err == nil || errors.Is(err, io.EOF)), err)
	require.EqualValues(t, 123456, rows[0][index["New: EUR"]].Int64())
	require.EqualValues(t, 925, rows[0][index["Slipped: all in EUR"]].Int64())
	require.EqualValues(t, 20514, rows[0][index["Week of"]].Int32())
	require.True(t, rows[1][index["Slipped: JPY"]].IsNull())
	require.Equal(t, "DECIMAL(18,2)", file.Schema().Fields()[index["New: EUR"]].Type().LogicalType().String())
}

func TestExport_Refusals(t *testing.T) {
	a := newAPI(t)
	for address, code := range map[string]fault.Code{
		"/reports/nothing.csv":            fault.NotFound,
		"/reports/weekly.csv?form=2026":   fault.Invalid,
		"/reports/weekly.csv?from=monday": fault.Invalid,
		"/reports/funnel.csv":             fault.NotFound,
		"/reports/cohorts.csv?months=a":   fault.Invalid,
	} {
		_, err := a.export(&weeks{}, address)
		require.Equal(t, code, fault.CodeOf(err), address)
	}
	a.actor = identity.Actor{}
	_, err := a.export(&weeks{}, "/reports/weekly.csv")
	require.Equal(t, fault.Unauthenticated, fault.CodeOf(err))
	require.True(t, graphql.Exports("weekly.csv") && graphql.Exports("weekly.parquet"))
	require.False(t, graphql.Exports("weekly") || graphql.Exports("weekly.html"))
}
