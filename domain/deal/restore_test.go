package deal_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/internal/fault"
)

func archived() []deal.Event { return append(opened(), deal.Archived{ID: big, Moment: on(monday)}) }

func standing() deal.Standing {
	return deal.Standing{
		Fields: fields(), PipelineID: "sales", StageID: "new", Status: deal.StatusOpen, CreatedAt: monday, StageSince: monday,
		Visits: []deal.Visit{{PipelineID: "sales", StageID: "new", EnteredAt: monday}},
	}
}

func TestArchive(t *testing.T) {
	t.Parallel()
	given(t, opened()).When(deal.Archive{ID: big, At: tuesday}).Then(deal.Archived{ID: big, Moment: on(tuesday)})
	given(t, archived()).When(deal.Archive{ID: big}).ThenNothing()
	given(t, archived()).When(deal.Win{ID: big, At: tuesday}).Then(deal.Won{ID: big, StageID: "new", Moment: on(tuesday)})
}

func TestRestore(t *testing.T) {
	t.Parallel()
	back := deal.Restored{ID: big, Was: standing(), Moment: on(tuesday)}
	restore := deal.Restore{ID: big, Pipeline: sales, At: tuesday}
	given(t, opened()).When(restore).ThenNothing()
	given(t, archived()).When(restore).Then(back)
	given(t, deleted()).When(restore).Then(back)
	t.Run("an open deal goes where the deals of its stage went", func(t *testing.T) {
		t.Parallel()
		given(t, deleted()).When(deal.Restore{ID: big, Pipeline: directed, At: tuesday}).
			Then(back, deal.Moved{ID: big, From: "new", To: "offer", Moment: on(tuesday)})
	})
	t.Run("its pipeline must be there, and in use if the deal is open", func(t *testing.T) {
		t.Parallel()
		given(t, deleted()).When(deal.Restore{ID: big}).ThenError(fault.Conflict)
		given(t, deleted()).When(deal.Restore{ID: big, Pipeline: pipeline.Pipeline{ID: "sales", Deleted: true}}).ThenError(fault.Conflict)
		given(t, deleted()).When(deal.Restore{ID: big, Pipeline: gone}).ThenError(fault.Conflict)
		closed := append(won(), deal.Deleted{ID: big, Moment: on(monday)})
		was := state(won())
		given(t, closed).When(deal.Restore{ID: big, Pipeline: gone, At: tuesday}).Then(deal.Restored{ID: big, Moment: on(tuesday), Was: deal.Standing{
			Fields: fields(), PipelineID: "sales", StageID: "new", Status: deal.StatusWon, CreatedAt: monday, StageSince: monday, ClosedAt: monday, Visits: was.Visits,
		}})
	})
}

// Who has forgotten the deal knows all of it again.
func TestRestoredHoldsEverything(t *testing.T) {
	t.Parallel()
	past := []deal.Event{
		domaintest.Filled(deal.Opened{}).(deal.Opened), domaintest.Filled(deal.Moved{}).(deal.Moved),
		domaintest.Filled(deal.Lost{}).(deal.Lost), deal.Deleted{ID: "id", Moment: on(tuesday)},
	}
	before := state(past)
	events, err := deal.Decider.Decide(before, deal.Restore{ID: "id", Pipeline: pipeline.Pipeline{ID: "pipelineId"}, At: tuesday})
	require.NoError(t, err)
	before.Deleted = false
	require.Equal(t, before, deal.Decider.Fold(deal.Deal{}, events...))
	require.Equal(t, before, deal.Decider.Fold(deal.Deal{ID: "id", Deleted: true}, events...))
}

func TestContacts(t *testing.T) {
	t.Parallel()
	buyer := []deal.Contact{{ContactID: "jane", Role: "Buyer", Primary: true}, {ContactID: "joe"}}
	past := append(opened(), deal.Updated{ID: big, Fields: deal.Fields{Contacts: &buyer}, Moment: on(monday)})
	t.Run("ids keep the roles of those who are there", func(t *testing.T) {
		t.Parallel()
		given(t, past).When(deal.Update{ID: big, ContactIDs: &[]string{"ann", "jane", "ann"}, At: tuesday}).
			Then(deal.Updated{ID: big, Moment: on(tuesday), Fields: deal.Fields{Contacts: &[]deal.Contact{{ContactID: "ann"}, buyer[0]}}})
		given(t, past).When(deal.Update{ID: big, ContactIDs: &[]string{"jane", "joe"}}).ThenNothing()
		given(t, past).When(deal.Update{ID: big, ContactIDs: new([]string(nil)), At: tuesday}).
			Then(deal.Updated{ID: big, Moment: on(tuesday), Fields: deal.Fields{Contacts: &[]deal.Contact{}}})
	})
	t.Run("refused", func(t *testing.T) {
		t.Parallel()
		for field, contacts := range map[string][]deal.Contact{
			"contacts":              {{ContactID: "jane", Primary: true}, {ContactID: "joe", Primary: true}},
			"contacts[1].contactId": {{ContactID: "jane"}, {ContactID: "jane"}},
			"contacts[0].role":      {{ContactID: "jane", Role: "a\nb"}},
		} {
			given(t, past).When(deal.Update{ID: big, Fields: deal.Fields{Contacts: &contacts}}).ThenError(fault.Invalid, field)
		}
		many := make([]string, 101)
		for i := range many {
			many[i] = string(rune('a' + i))
		}
		given(t, past).When(deal.Update{ID: big, ContactIDs: &many}).ThenError(fault.Invalid, "contacts")
		given(t, past).When(deal.Update{ID: big, Fields: deal.Fields{TagIDs: new(make([]string, 101)), Source: new("a\nb")}}).
			ThenError(fault.Invalid, "source", "tagIds")
	})
}

func TestVisits(t *testing.T) {
	t.Parallel()
	at := func(days int) domain.Moment { return on(monday.AddDate(0, 0, days)) }
	d := state(append(opened(),
		deal.Moved{ID: big, From: "new", To: "offer", Moment: at(2)},
		deal.Lost{ID: big, StageID: "offer", Reason: "price", Moment: at(5)},
		deal.Reopened{ID: big, Moment: at(9)},
		deal.Moved{ID: big, From: "offer", To: "asked", PipelineID: "service", Moment: at(10)},
	))
	require.Equal(t, []deal.Visit{
		{PipelineID: "sales", StageID: "new", EnteredAt: at(0).At, LeftAt: at(2).At},
		{PipelineID: "sales", StageID: "offer", EnteredAt: at(2).At, LeftAt: at(5).At},
		{PipelineID: "sales", StageID: "offer", EnteredAt: at(9).At, LeftAt: at(10).At},
		{PipelineID: "service", StageID: "asked", EnteredAt: at(10).At},
	}, d.Visits)
	require.Equal(t, 3*24*time.Hour, d.Visits[1].Spent(at(99).At))
	require.Equal(t, 2*24*time.Hour, d.Visits[3].Spent(at(12).At))
	require.Zero(t, d.Visits[3].Spent(monday), "time that goes back is none")
}
