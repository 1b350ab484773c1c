package reporting_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/reporting"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 123456000, time.UTC)

func versioned(version uint64) reporting.Versioned {
	return reporting.Versioned{CreatedAt: noon, UpdatedAt: noon.Add(time.Hour), Version: version}
}

// aRowOfEach is a row of each table with every column filled.
func aRowOfEach() reporting.Rows {
	day := time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)
	closed := noon.Add(time.Minute)
	fields := reporting.DealFields{
		PipelineID: "p1", StageID: "s1", Status: "WON", Amount: 1<<53 - 1, Currency: "EUR", OwnerID: "o1", CompanyID: "c1", Source: "fair",
		ForecastCategory: "COMMIT", ExpectedClose: &day, LostReason: "price", Custom: map[string][]string{"region": {"n"}, "a'\\": {"x", "y'\\"}}, Archived: true,
	}
	stage := reporting.StageFields{PipelineID: "p1", ID: "s1", Name: "Möglich", Place: 2, Probability: 100, RotDays: 14, Retired: true}
	rate := reporting.NewRate("EUR", "JPY", decimal.RequireFromString("0.0062"), 2)
	rate.Version = 3
	return reporting.Rows{
		Deals: map[string]reporting.Deal{"d1": {
			ID: "d1", DealFields: fields, ContactIDs: []string{"a", "b'\\"}, ProductIDs: []string{"p", "q"},
			LineProductIDs: []string{"p", "", "q"}, LineQuantities: []float64{1, 0.000001, 999999999.5}, LineTotals: []int64{1, 0, 1<<53 - 1}, Imported: true,
			VisitPipelineIDs: []string{"p0", "p1"}, VisitStageIDs: []string{"s0", "s1"}, VisitEntered: []time.Time{noon, closed}, VisitLeft: []time.Time{closed, reporting.StillHolds},
			EnteredAt: noon, StageSince: noon, ClosedAt: &closed, ClosedBy: "o1", LastEventID: "e1", LastKind: "won", LastActorID: "o1", StateSince: noon,
			Versioned: versioned(7),
		}},
		DealHistory: map[string]reporting.DealState{"e1": {
			EventID: "e1", DealID: "d1", Kind: "won", ActorID: "o1", DealFields: fields, Deleted: true, OpenedAt: noon, At: noon,
			ValidFrom: noon, ValidTo: reporting.StillHolds, Position: 7, Version: 8,
		}},
		StageChanges: map[string]reporting.StageChange{"e1": {
			EventID: "e1", DealID: "d1", Kind: "won", FromPipelineID: "p0", PipelineID: "p1", FromStage: "s1", ToStage: "s1", SecondsInStage: new(int64(60)),
			Amount: 5, Currency: "EUR", OwnerID: "o1", ActorID: "o1", Custom: fields.Custom, OpenedAt: noon, At: noon, Version: 7,
		}},
		Contacts: map[string]reporting.Contact{"c1": {
			ID: "c1", CompanyID: "co1", OwnerID: "o1", LifecycleStage: "lead", LeadStatus: "NEW", Source: "web", Archived: true, Erased: true, Versioned: versioned(8),
		}},
		Companies: map[string]reporting.Company{"co1": {ID: "co1", Industry: "Möbel", Employees: 12, OwnerID: "o1", Archived: true, Versioned: versioned(9)}},
		Tasks: map[string]reporting.Task{"t1": {
			ID: "t1", Kind: "CALL", Priority: "HIGH", Due: &day, AssigneeID: "o1", ContactID: "c1", CompanyID: "co1", DealID: "d1",
			CompletedAt: &closed, CompletedBy: "o1", Versioned: versioned(10),
		}},
		Members:   map[string]reporting.Member{"o1": {ID: "o1", Role: "REP", Active: true, Versioned: versioned(11)}},
		Teams:     map[string]reporting.Team{"m1": {ID: "m1", Name: "Nord", MemberIDs: []string{"o1"}, LeadID: "o1", Versioned: versioned(12)}},
		Quotas:    map[string]reporting.Quota{"q1": {ID: "q1", MemberID: "o1", TeamID: "m1", Period: day, Months: 3, Measure: "AMOUNT", Amount: 5, Currency: "EUR", Deals: 4, Versioned: versioned(13)}},
		Settings:  map[string]reporting.Settings{"rows": {ID: "rows", Currency: "EUR", TimeZone: "Europe/Berlin", Versioned: versioned(14)}},
		Pipelines: map[string]reporting.Pipeline{"p1": {ID: "p1", Name: "Neu", Archived: true, Versioned: versioned(15)}},
		Stages:    map[string]reporting.Stage{"p1/s1": {StageFields: stage, Version: 15}},
		StageHistory: map[string]reporting.StageState{
			"p1/s1/2026-03-01T12:00:00.123456Z/15": {StageFields: stage, At: noon, Version: 15},
		},
		Products:     map[string]reporting.Product{"p": {ID: "p", Name: "Anvil", SKU: "AN-1", Archived: true, Versioned: versioned(16)}},
		CustomFields: map[string]reporting.CustomField{"set:k": {ID: "set:k", Object: "DEAL", Key: "k", Label: "K", Type: "SELECT", OptionKeys: []string{"n"}, OptionLabels: []string{"Nord"}, Archived: true, Versioned: versioned(17)}},
		Rates:        map[string]reporting.Rate{"EUR/JPY/1900-01-01": rate},
		Activities: map[string]reporting.Activity{"e1": {
			EventID: "e1", Kind: "CALL", Count: -1, MemberID: "o1", OwnerID: "o1", Object: "task", ObjectID: "t1", ContactID: "c1", CompanyID: "co1", DealID: "d1",
			Imported: true, At: noon, Version: 18,
		}},
		Events: map[string]reporting.Event{"e1": {
			ID: "e1", Type: "deal.Won", Object: "deal", ObjectID: "d1", ActorID: "o1", At: noon, RecordedAt: closed, Revision: 3, Version: 7,
		}},
	}
}

func TestStore_RowsComeBackAsTheyWere(t *testing.T) {
	t.Parallel()
	store := open(t)
	require.NoError(t, store.Migrate(t.Context(), "rows"))
	want := aRowOfEach()
	require.NoError(t, store.Save(t.Context(), "rows", want))

	all, err := store.All(t.Context(), "rows")
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(want, all))

	loaded, err := store.Load(t.Context(), "rows", reporting.Keys{
		Deals: []string{"d1", "none"}, Contacts: []string{"c1"}, Companies: []string{"co1"}, Tasks: []string{"t1"}, Members: []string{"o1"},
		Teams: []string{"m1"}, Quotas: []string{"q1"}, Settings: []string{"rows"}, Pipelines: []string{"p1"}, Products: []string{"p"}, CustomFields: []string{"set:k"},
	})
	require.NoError(t, err)
	want.DealHistory, want.StageChanges, want.Activities, want.Events = nil, nil, nil, nil
	want.Stages, want.StageHistory, want.Rates = nil, nil, nil
	require.Empty(t, cmp.Diff(want, loaded))
}

func TestStore_TheNewestVersionHolds(t *testing.T) {
	t.Parallel()
	store := open(t)
	require.NoError(t, store.Migrate(t.Context(), "newest"))
	deal := aRowOfEach().Deals["d1"]
	deal.Status, deal.ClosedAt, deal.Archived = "OPEN", nil, false
	for _, version := range []uint64{5, 9, 7, 9} { // late and twice
		deal.Version, deal.Amount = version, int64(version)
		require.NoError(t, store.Save(t.Context(), "newest", reporting.Rows{Deals: map[string]reporting.Deal{"d1": deal}}))
	}
	rows, err := store.Load(t.Context(), "newest", reporting.Keys{Deals: []string{"d1"}})
	require.NoError(t, err)
	require.EqualValues(t, 9, rows.Deals["d1"].Version)

	report, err := store.PipelineReport(t.Context(), "newest", "p1", time.Time{}, time.Time{})
	require.NoError(t, err)
	require.Equal(t, []reporting.StageTotal{{StageID: "s1", Currency: "EUR", Count: 1, Amount: 9}}, report.Stages)
	require.Empty(t, report.WinRates)
}

func TestStore_LoadsMoreRowsThanFitIntoOneQuery(t *testing.T) {
	t.Parallel()
	store := open(t)
	require.NoError(t, store.Migrate(t.Context(), "many"))
	rows := reporting.Rows{Companies: map[string]reporting.Company{}}
	var keys reporting.Keys
	for i := range 2500 {
		id := noon.Add(time.Duration(i)).Format(time.RFC3339Nano) + "-company-with-a-long-id"
		rows.Companies[id] = reporting.Company{ID: id, Versioned: versioned(uint64(i + 1))}
		keys.Companies = append(keys.Companies, id)
	}
	require.NoError(t, store.Save(t.Context(), "many", rows))
	loaded, err := store.Load(t.Context(), "many", keys)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(rows.Companies, loaded.Companies))
}

func TestStore_AnUnknownTenantReadsAsEmpty(t *testing.T) {
	t.Parallel()
	store := open(t)
	report, err := store.PipelineReport(t.Context(), "nobody", "p1", noon, noon)
	require.NoError(t, err)
	require.Zero(t, report)
	counts, err := store.Counts(t.Context(), "nobody")
	require.NoError(t, err)
	require.Equal(t, map[string]int{"contacts": 0, "companies": 0, "deals": 0, "tasks": 0, "members": 0, "stage_changes": 0}, counts)
	all, err := store.All(t.Context(), "nobody")
	require.NoError(t, err)
	require.Zero(t, all)
}

func TestStore_RefusesWhatIsNoTenant(t *testing.T) {
	t.Parallel()
	store := open(t)
	for _, tenant := range []string{"", "A", "a-b", "a.b", "a`; DROP DATABASE daybook", "1a", "a23456789012345678901234567890123"} {
		require.Error(t, store.Migrate(t.Context(), tenant), tenant)
		_, err := store.Counts(t.Context(), tenant)
		require.Error(t, err, tenant)
		_, err = store.PipelineReport(t.Context(), tenant, "p", noon, noon)
		require.Error(t, err, tenant)
	}
}

func TestStore_CountsWhatIsThere(t *testing.T) {
	t.Parallel()
	store := open(t)
	require.NoError(t, store.Migrate(t.Context(), "counts"))
	rows := aRowOfEach()
	gone := rows.Deals["d1"]
	gone.ID, gone.Deleted = "d2", true
	rows.Deals["d2"] = gone
	for range 3 {
		require.NoError(t, store.Save(t.Context(), "counts", rows))
	}
	counts, err := store.Counts(t.Context(), "counts")
	require.NoError(t, err)
	require.Equal(t, map[string]int{"contacts": 1, "companies": 1, "deals": 1, "tasks": 1, "members": 1, "stage_changes": 1}, counts)
}

func TestStore_WinRatesByDayOfClosing(t *testing.T) {
	t.Parallel()
	store := open(t)
	require.NoError(t, store.Migrate(t.Context(), "rates"))
	day := func(n int) time.Time { return time.Date(2026, 5, n, 0, 0, 0, 0, time.UTC) }
	rows := reporting.Rows{Deals: map[string]reporting.Deal{}}
	add := func(id, owner, status string, closed time.Time) {
		rows.Deals[id] = reporting.Deal{
			ID: id, DealFields: reporting.DealFields{PipelineID: "p", StageID: "s", Status: status, Currency: "EUR", OwnerID: owner},
			EnteredAt: noon, StageSince: noon, StateSince: noon, ClosedAt: &closed, Versioned: versioned(1),
		}
	}
	add("a", "ann", "WON", day(1))
	add("b", "ann", "LOST", day(3).Add(-time.Microsecond)) // the last moment of the 2nd
	add("c", "bob", "WON", day(3))
	add("d", "", "LOST", day(4))
	require.NoError(t, store.Save(t.Context(), "rates", rows))

	for name, c := range map[string]struct {
		from, to time.Time
		want     []reporting.WinRate
	}{
		"always":         {time.Time{}, time.Time{}, []reporting.WinRate{{"", 0, 1}, {"ann", 1, 1}, {"bob", 1, 0}}},
		"to a day":       {time.Time{}, day(2), []reporting.WinRate{{"ann", 1, 1}}},
		"from a day":     {day(3), time.Time{}, []reporting.WinRate{{"", 0, 1}, {"bob", 1, 0}}},
		"one day":        {day(3).Add(13 * time.Hour), day(3).Add(time.Hour), []reporting.WinRate{{"bob", 1, 0}}},
		"backwards":      {day(4), day(1), nil},
		"out of history": {time.Date(1, 1, 2, 0, 0, 0, 0, time.UTC), time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), []reporting.WinRate{{"", 0, 1}, {"ann", 1, 1}, {"bob", 1, 0}}},
	} {
		report, err := store.PipelineReport(t.Context(), "rates", "p", c.from, c.to)
		require.NoError(t, err, name)
		require.Equal(t, c.want, report.WinRates, name)
	}
}

func TestStore_HugeSumsAreCapped(t *testing.T) {
	t.Parallel()
	store := open(t)
	require.NoError(t, store.Migrate(t.Context(), "huge"))
	rows := reporting.Rows{Deals: map[string]reporting.Deal{}}
	for i := range 1100 {
		id := noon.Add(time.Duration(i)).Format(time.RFC3339Nano)
		rows.Deals[id] = reporting.Deal{
			ID: id, DealFields: reporting.DealFields{PipelineID: "p", StageID: "s", Status: "OPEN", Currency: "EUR", Amount: 1<<53 - 1},
			EnteredAt: noon, StageSince: noon, StateSince: noon, Versioned: versioned(1),
		}
	}
	require.NoError(t, store.Save(t.Context(), "huge", rows))
	report, err := store.PipelineReport(t.Context(), "huge", "p", time.Time{}, time.Time{})
	require.NoError(t, err)
	require.Equal(t, []reporting.StageTotal{{StageID: "s", Currency: "EUR", Count: 1100, Amount: 1<<63 - 1}}, report.Stages)
}

func TestStore_Checkpoint(t *testing.T) {
	t.Parallel()
	store := open(t)
	all := make([]int, reporting.Slices)
	for i := range all {
		all[i] = i
	}
	at := func(commit uint64) reporting.Position { return reporting.Position{Commit: commit, Prepare: commit} }
	p, err := store.Checkpoint(t.Context(), "test")
	require.NoError(t, err)
	require.Zero(t, p)
	for _, move := range [][2]uint64{{0, 3}, {3, 9}, {3, 5}, {0, 20}} { // the last two from where they no longer are
		from := slices.Repeat([]reporting.Position{at(move[0])}, len(all))
		require.NoError(t, store.SaveCheckpoints(t.Context(), "test", reporting.Move{Slices: all, From: from, To: at(move[1])}))
	}
	p, err = store.Checkpoint(t.Context(), "test")
	require.NoError(t, err)
	require.Equal(t, at(9), p)

	some := reporting.Move{Slices: []int{0, 3}, From: []reporting.Position{at(9), at(3)}, To: at(12)} // one of them is elsewhere
	require.NoError(t, store.SaveCheckpoints(t.Context(), "test", some))
	each, err := store.Checkpoints(t.Context(), "test")
	require.NoError(t, err)
	require.Equal(t, append([]reporting.Position{at(12)}, slices.Repeat([]reporting.Position{at(9)}, len(all)-1)...), each)
	p, err = store.Checkpoint(t.Context(), "test")
	require.NoError(t, err)
	require.Equal(t, at(9), p, "as far as the last")
}

func TestOpen_TellsWhatIsWrongAndNoPassword(t *testing.T) {
	t.Parallel()
	for address, says := range map[string]string{
		"":                                   "is not of the form",
		"localhost:9000":                     "is not of the form",
		"://u:secret@h":                      "is not of the form",
		"http://u:secret@127.0.0.1:1/":       "127.0.0.1:1",
		"https://u:secret@127.0.0.1:1/":      "127.0.0.1:1",
		"clickhouse://u:secret@127.0.0.1:1/": "127.0.0.1:1",
		"clickhouse://u:secret@127.0.0.1:1/?dial_timeout=secret": "an option that is not understood",
	} {
		_, err := reporting.Open(t.Context(), address)
		require.ErrorContains(t, err, says, address)
		require.NotContains(t, err.Error(), "secret", address)
	}
}
