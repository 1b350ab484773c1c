package importer_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/importer"
	"github.com/daybook-crm/daybook/importer/importertest"
	"github.com/daybook-crm/daybook/internal/identity"
)

// export is a copy of the small Salesforce export that a test can change.
type export struct {
	*testing.T
	dir string
	bus *importertest.Bus
}

func newExport(t *testing.T) *export {
	t.Helper()
	e := &export{t, t.TempDir(), importertest.Memory(t)}
	require.NoError(t, os.CopyFS(e.dir, os.DirFS(filepath.Join("testdata", "salesforce"))))
	e.run()
	return e
}

func (e *export) run() importer.Result {
	e.Helper()
	return run(e.T, e.bus, importer.Salesforce(e.dir), importer.Options{})
}

func (e *export) replace(file, old, now string) {
	e.Helper()
	path := filepath.Join(e.dir, file)
	text, err := os.ReadFile(path)
	require.NoError(e, err)
	require.Contains(e, string(text), old)
	require.NoError(e, os.WriteFile(path, []byte(strings.Replace(string(text), old, now, 1)), 0o600))
}

func (e *export) id(object, id string) string {
	return identity.FromSource(importertest.Tenant, "salesforce", object, id).String()
}

// edit is a member's doing, here, between two imports.
func (e *export) edit(cmd domain.Command) {
	e.Helper()
	actor := identity.Actor{Tenant: importertest.Tenant, Member: e.id("User", "005000000000001AAA"), Role: identity.Rep}
	_, err := e.bus.Dispatch(e.Context(), commands.NewEnvelope(actor), cmd)
	require.NoError(e, err)
}

func (e *export) contact() contact.Contact {
	e.Helper()
	c, err := e.bus.Contacts.Load(e.Context(), importertest.Tenant, e.id("Contact", "003000000000001AAA"))
	require.NoError(e, err)
	return c
}

func (e *export) deal(id string) deal.Deal {
	e.Helper()
	d, err := e.bus.Deals.Load(e.Context(), importertest.Tenant, e.id("Opportunity", id))
	require.NoError(e, err)
	return d
}

func TestTakesOverWhatTheFileChangedAndLeavesWhatMembersDid(t *testing.T) {
	t.Parallel()
	e := newExport(t)
	id := e.id("Contact", "003000000000001AAA")
	e.edit(contact.Update{ID: id, Fields: contact.Fields{LastName: new("Here"), JobTitle: new("Boss")}, At: now})
	assert.Zero(t, e.run().Changes(), "an edit here is no change of the file")
	e.replace("Contact.csv", `"Buyer"`, `"Head of buying"`)
	assert.Equal(t, 1, e.run().Changes())
	assert.Equal(t, "Here", e.contact().LastName)
	assert.Equal(t, "Head of buying", e.contact().JobTitle)
	assert.Zero(t, e.run().Changes())
	e.replace("Contact.csv", `"Head of buying"`, `""`)
	assert.Zero(t, e.run().Changes(), "a blank cell overwrites nothing")
}

func TestLeavesDeletedWhatWasDeletedHere(t *testing.T) {
	t.Parallel()
	e := newExport(t)
	e.edit(contact.Delete{ID: e.id("Contact", "003000000000001AAA"), At: now})
	e.replace("Contact.csv", `"Buyer"`, `"Head of buying"`)
	result := e.run()
	assert.Equal(t, 2, result.Of(importer.Contacts).Skipped, "the deleted one and the converted lead")
	assert.False(t, e.contact().Exists())
}

func TestTakesADealOnFromWhereItStood(t *testing.T) {
	t.Parallel()
	const open = "006000000000003AAA"
	e := newExport(t)
	before := e.deal(open)
	e.replace("Opportunity.csv", `"Scale","Proposal","3"`, `"Scale","Scoping","1"`)
	assert.Equal(t, 1, e.run().Changes())
	assert.NotEqual(t, before.StageID, e.deal(open).StageID)
	e.replace("Opportunity.csv", `"Scale","Scoping","1","99","75","2027-01-31 00:00:00","0","0"`, `"Scale","Closed Won","9","99","100","2025-09-30 00:00:00","1","1"`)
	assert.Equal(t, 1, e.run().Changes())
	won := e.deal(open)
	assert.Equal(t, deal.StatusWon, won.Status)
	assert.Equal(t, "2025-09-30", won.ClosedAt.Format("2006-01-02"))
	assert.Zero(t, e.run().Changes())
}

func TestADealMovedHereStaysUntilTheFileMovesIt(t *testing.T) {
	t.Parallel()
	const open = "006000000000004AAA"
	e := newExport(t)
	stage := e.deal("006000000000003AAA").StageID
	e.edit(deal.Move{ID: e.id("Opportunity", open), StageID: stage, At: now})
	assert.Zero(t, e.run().Changes())
	assert.Equal(t, stage, e.deal(open).StageID)
	e.replace("Opportunity.csv", `"Early","Scoping","1","1e3","5","2027-01-31 00:00:00","0","0"`, `"Early","Closed Lost","10","1e3","0","2025-09-30 00:00:00","1","0"`)
	assert.Equal(t, 1, e.run().Changes())
	assert.Equal(t, deal.StatusLost, e.deal(open).Status)
	assert.Zero(t, e.run().Changes())
}

func TestKnowsOwnersWhoAreHereAlready(t *testing.T) {
	t.Parallel()
	bus := importertest.Memory(t)
	options := importer.Options{Now: now, Owners: map[string]string{}}
	e := &export{t, filepath.Join("testdata", "salesforce"), bus}
	first := run(t, bus, importer.Salesforce(e.dir), options)
	here := e.id("User", "005000000000001AAA")
	require.Equal(t, 3, first.Of(importer.Members).Created)
	options.Owners["Ben Ash"] = here
	again := importertest.Memory(t)
	_, err := importer.Run(t.Context(), again.Bus, importertest.Tenant, importer.Salesforce(e.dir), options)
	require.NoError(t, err)
	assert.Equal(t, 2, again.Count(t)["member.Created"])
}
