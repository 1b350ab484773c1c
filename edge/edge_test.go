package edge_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/edge"
)

var (
	tablet = edge.Device{Tenant: "one", ID: "0198d6a2-0000-7000-8000-000000000001"}
	noon   = time.Date(2026, 3, 1, 12, 0, 0, 123456000, time.UTC)
)

func versioned(revision int64) edge.Versioned {
	return edge.Versioned{CreatedAt: noon, UpdatedAt: noon.Add(time.Hour), Revision: revision}
}

// aRowOfEach is a row of each table with every column filled.
func aRowOfEach() edge.Rows {
	address := edge.Address{Street: "1 Way\nback", City: "Bern", Region: "BE", PostalCode: "3000", Country: "CH"}
	return edge.Rows{
		Contacts: map[string]edge.Contact{"c": {
			ID: "c", FirstName: "Ana", LastName: "O'García \"\x00\"", Email: "a@b.example", Phone: "+41", JobTitle: "Buyer", CompanyID: "co", OwnerID: "m",
			LifecycleStage: "lead", LeadStatus: "NEW", Source: "web",
			Emails:   []edge.EmailAddress{{Address: "a@b.example", Label: "work", Primary: true}},
			Phones:   []edge.PhoneNumber{{Number: "+41", Raw: "0041", Label: "mobile", Primary: true}},
			Consents: []edge.Consent{{Channel: "EMAIL", Status: "DENIED", Basis: "CONSENT", Date: "2026-01-01", Source: "fair", Note: "no"}},
			TagIDs:   []string{"t"}, MergedInto: "other", Archived: true, Address: address, Erased: true, Versioned: versioned(3),
		}},
		Companies: map[string]edge.Company{"co": {
			ID: "co", Name: "Müller", Domain: "m.example", Phone: "+41", Industry: "Steel", Employees: 12, Address: address, OwnerID: "m", Versioned: versioned(0),
		}},
		Pipelines: map[string]edge.Pipeline{"p": {ID: "p", Name: "Sales", Stages: []edge.Stage{{ID: "s", Name: "First", Probability: 10, RotDays: 14, Retired: true, MovedTo: "n"}}, Versioned: versioned(1)}},
		Deals: map[string]edge.Deal{"d": {
			ID: "d", Title: "Deal", Amount: 1<<53 - 1, Currency: "EUR", PipelineID: "p", StageID: "s", Status: "LOST", CompanyID: "co", ContactIDs: []string{"c", "e"}, ValueIsSum: true,
			Contacts: []edge.DealContact{{ContactID: "c", Role: "Buyer", Primary: true}, {ContactID: "e"}}, TagIDs: []string{"x"}, Source: "Fair",
			LineItems: []edge.LineItem{{ProductID: "pr", Name: "Anvil", Quantity: "2.5", Price: edge.Money{Amount: 7, Currency: "EUR"}, DiscountPercent: "10", Discount: 1}},
			LostKey:   "price", Custom: `{"size":3}`, Archived: true, Visits: []edge.Visit{{PipelineID: "p", StageID: "s", EnteredAt: noon, LeftAt: noon}},
			OwnerID: "m", ExpectedClose: "2026-04-01", LostReason: "dear", StageSince: noon, ClosedAt: noon, Versioned: versioned(4),
		}},
		Tasks: map[string]edge.Task{"t": {
			ID: "t", Title: "Call", Description: "soon", Kind: "CALL", Priority: "HIGH", Due: "2026-04-01", AssigneeID: "m", ContactID: "c", CompanyID: "co", DealID: "d",
			CompletedAt: noon, Versioned: versioned(5),
		}},
		Members: map[string]edge.Member{"m": {ID: "m", Name: "Olga", Email: "o@b.example", Role: "REP", Active: true, Versioned: versioned(6)}},
	}
}

func newFile(t *testing.T) (*edge.File, string) {
	t.Helper()
	path, err := tablet.Path(t.TempDir())
	require.NoError(t, err)
	file, err := edge.Create(t.Context(), path, tablet, edge.Durable)
	require.NoError(t, err)
	t.Cleanup(func() { _ = file.Close() })
	return file, path
}

func TestFile_RowsComeBackAsTheyWere(t *testing.T) {
	t.Parallel()
	file, path := newFile(t)
	want := aRowOfEach()
	for range 2 { // written and written over
		require.NoError(t, file.Save(t.Context(), want, edge.Position{Commit: 1<<63 - 1, Prepare: 7}, false))
	}
	loaded, err := file.Load(t.Context(), edge.Keys{
		Contacts: []string{"c", "none"}, Companies: []string{"co"}, Pipelines: []string{"p"}, Deals: []string{"d"}, Tasks: []string{"t"}, Members: []string{"m"},
	})
	require.NoError(t, err)
	require.Equal(t, want, loaded)
	tasks, err := file.Load(t.Context(), edge.Keys{TasksOf: []string{"c"}})
	require.NoError(t, err)
	require.Equal(t, want.Tasks, tasks.Tasks)

	reader, err := edge.Open(t.Context(), path) // while it is open for writing
	require.NoError(t, err)
	defer func() { require.NoError(t, reader.Close()) }()
	require.Equal(t, tablet, reader.Device())
	require.Equal(t, edge.Position{Commit: 1<<63 - 1, Prepare: 7}, reader.Checkpoint())
	all, err := reader.All(t.Context())
	require.NoError(t, err)
	require.Equal(t, want, all)
}

func TestFile_ADeletedRowLeavesItsRevisionAndNothingElse(t *testing.T) {
	t.Parallel()
	file, path := newFile(t)
	rows := aRowOfEach()
	require.NoError(t, file.Save(t.Context(), rows, edge.Position{Commit: 1}, false))
	contact := rows.Contacts["c"]
	contact.Deleted, contact.Revision = true, 9
	require.NoError(t, file.Save(t.Context(), edge.Rows{Contacts: map[string]edge.Contact{"c": contact}}, edge.Position{Commit: 2}, false))
	loaded, err := file.Load(t.Context(), edge.Keys{Contacts: []string{"c"}})
	require.NoError(t, err)
	require.Equal(t, map[string]edge.Contact{"c": {ID: "c", Erased: true, Versioned: edge.Versioned{Revision: 9, Deleted: true}}}, loaded.Contacts)
	counts, err := edge.Counts(t.Context(), path)
	require.NoError(t, err)
	require.Equal(t, map[string]int{"contacts": 0, "companies": 1, "pipelines": 1, "deals": 1, "tasks": 1, "members": 1}, counts)
}

func TestFile_TheCheckpointNeverGoesBack(t *testing.T) {
	t.Parallel()
	file, path := newFile(t)
	for _, commit := range []uint64{5, 9, 7} {
		require.NoError(t, file.Save(t.Context(), edge.Rows{}, edge.Position{Commit: commit}, false))
	}
	require.NoError(t, file.Close())
	again, err := edge.Continue(t.Context(), path, tablet)
	require.NoError(t, err)
	require.Equal(t, edge.Position{Commit: 9}, again.Checkpoint())
	require.NoError(t, again.Close())
	beside, err := filepath.Glob(path + "*")
	require.NoError(t, err)
	require.Equal(t, []string{path}, beside, "one file, complete by itself")
}

func TestContinue_RefusesWhatIsToBeBuiltAnew(t *testing.T) {
	t.Parallel()
	file, path := newFile(t)
	require.NoError(t, file.Close())
	_, err := edge.Continue(t.Context(), path, edge.Device{Tenant: "one", ID: "another"})
	require.ErrorIs(t, err, edge.ErrOutdated)
	_, err = edge.Continue(t.Context(), path+"-not-there", tablet)
	require.ErrorIs(t, err, edge.ErrOutdated)
	require.NoFileExists(t, path+"-not-there")
	require.NoError(t, os.Truncate(path, 100))
	_, err = edge.Continue(t.Context(), path, tablet)
	require.ErrorIs(t, err, edge.ErrOutdated)
}

func TestDevice_PathRefusesWhatLeavesTheFolder(t *testing.T) {
	t.Parallel()
	for _, d := range []edge.Device{
		{Tenant: "one", ID: ""}, {Tenant: "one", ID: ".."}, {Tenant: "one", ID: "a/b"}, {Tenant: "one", ID: "-a"}, {Tenant: "one", ID: "a.b"},
		{Tenant: "", ID: "a"}, {Tenant: "..", ID: "a"}, {Tenant: "One", ID: "a"},
	} {
		_, err := d.Path("folder")
		require.Error(t, err, d)
	}
	path, err := tablet.Path("folder")
	require.NoError(t, err)
	require.Equal(t, filepath.Join("folder", "one", tablet.ID+".db"), path)
}

func TestRegistry_RemembersDevices(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	registry, err := edge.OpenRegistry(t.Context(), folder)
	require.NoError(t, err)
	behind := edge.Entry{Device: tablet, State: edge.Behind}
	gone := edge.Entry{Device: edge.Device{Tenant: "two", ID: "x"}, State: edge.Revoked}
	require.NoError(t, registry.Save(t.Context(), []edge.Entry{behind, gone}, edge.Position{Commit: 8}))
	current := edge.Entry{Device: tablet, State: edge.Current, At: edge.Position{Commit: 7, Prepare: 6}}
	require.NoError(t, registry.Save(t.Context(), []edge.Entry{current}, edge.Position{Commit: 5}))
	require.NoError(t, registry.Close())

	registry, err = edge.OpenRegistry(t.Context(), folder)
	require.NoError(t, err)
	defer func() { require.NoError(t, registry.Close()) }()
	require.Equal(t, edge.Position{Commit: 8}, registry.Checkpoint())
	devices, err := registry.Devices(t.Context())
	require.NoError(t, err)
	require.Equal(t, []edge.Entry{current, gone}, devices)
}
