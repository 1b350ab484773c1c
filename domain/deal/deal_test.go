package deal_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

const big = "01980000-0000-7000-8000-000000000003"

var (
	monday  = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
	euros   = value.Money{Amount: 1_000_00, Currency: "EUR"}
	sales   = pipeline.Pipeline{ID: "sales", Name: "Sales", Stages: []pipeline.Stage{
		{ID: "new", Name: "New", Probability: 10},
		{ID: "offer", Name: "Offer", Probability: 50},
		{ID: "trial", Name: "Trial", Retired: true},
	}}
	directed = pipeline.Pipeline{ID: "sales", Name: "Sales", Stages: []pipeline.Stage{
		{ID: "offer", Name: "Offer"}, {ID: "new", Name: "New", Retired: true, MovedTo: "offer"}, {ID: "trial", Name: "Trial", Retired: true, MovedTo: "new"},
	}}
	gone    = pipeline.Pipeline{ID: "gone", Name: "Gone", Archived: true, Stages: []pipeline.Stage{{ID: "was", Name: "Was"}}}
	service = pipeline.Pipeline{ID: "service", Name: "Service", Stages: []pipeline.Stage{{ID: "asked", Name: "Asked"}}}
)

func on(day time.Time) domain.Moment { return domain.Moment{At: day} }

func fields() deal.Fields {
	return deal.Fields{Title: new("Big"), Value: &euros, Contacts: deal.Contacts("jane", "joe")}
}

func opened() []deal.Event {
	return []deal.Event{deal.Opened{ID: big, Fields: fields(), PipelineID: "sales", StageID: "new", Moment: on(monday)}}
}

func won() []deal.Event {
	return append(opened(), deal.Won{ID: big, StageID: "new", Moment: on(monday)})
}

func lost() []deal.Event {
	return append(opened(), deal.Lost{ID: big, StageID: "new", Reason: "price", Moment: on(monday)})
}

func deleted() []deal.Event { return append(opened(), deal.Deleted{ID: big, Moment: on(monday)}) }

func given(t *testing.T, past []deal.Event) domaintest.History[deal.Deal, deal.Command, deal.Event] {
	t.Helper()
	return domaintest.Given(t, deal.Decider, past...)
}

func state(past []deal.Event) deal.Deal { return deal.Decider.Fold(deal.Deal{}, past...) }

func TestWhenNew(t *testing.T) {
	t.Parallel()
	open := func(change func(*deal.Open)) deal.Open {
		cmd := deal.Open{ID: big, Fields: fields(), Pipeline: sales, At: monday}
		change(&cmd)
		return cmd
	}
	t.Run("open starts in the first stage", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(open(func(*deal.Open) {})).Then(opened()...)
	})
	t.Run("open starts in the stage that is said", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(open(func(cmd *deal.Open) { cmd.StageID = "offer" })).
			Then(deal.Opened{ID: big, Fields: fields(), PipelineID: "sales", StageID: "offer", Moment: on(monday)})
	})
	t.Run("open refuses", func(t *testing.T) {
		t.Parallel()
		for field, wrong := range map[string]func(*deal.Open){
			"title":         func(cmd *deal.Open) { cmd.Fields.Title = nil },
			"value":         func(cmd *deal.Open) { cmd.Fields.Value = nil },
			"contactIds":    func(cmd *deal.Open) { cmd.ContactIDs = &[]string{"jane"} },
			"expectedClose": func(cmd *deal.Open) { cmd.Fields.ExpectedClose = new("31.12.2026") },
			"stageId":       func(cmd *deal.Open) { cmd.StageID = "elsewhere" },
			"pipelineId":    func(cmd *deal.Open) { cmd.Pipeline = pipeline.Pipeline{} },
		} {
			given(t, nil).When(open(wrong)).ThenError(fault.Invalid, field)
		}
		given(t, nil).When(open(func(cmd *deal.Open) { cmd.StageID = "trial" })).ThenError(fault.Invalid, "stageId")
		given(t, nil).When(open(func(cmd *deal.Open) {
			cmd.Fields = deal.Fields{Title: new(" "), Value: &value.Money{Amount: -1, Currency: "EUR"}}
		})).ThenError(fault.Invalid, "title", "value")
	})
	t.Run("every other command finds none", func(t *testing.T) {
		t.Parallel()
		for _, cmd := range everyOtherCommand() {
			given(t, nil).When(cmd).ThenError(fault.NotFound)
		}
	})
}

func everyOtherCommand() []deal.Command {
	return []deal.Command{
		deal.Update{ID: big}, deal.Move{ID: big, Pipeline: sales, StageID: "offer"}, deal.Win{ID: big},
		deal.Lose{ID: big, Reason: "price"}, deal.Reopen{ID: big, Pipeline: sales}, deal.Archive{ID: big}, deal.Delete{ID: big},
		deal.Restore{ID: big, Pipeline: sales},
	}
}

func TestWhenOpen(t *testing.T) {
	t.Parallel()
	t.Run("open again is refused", func(t *testing.T) {
		t.Parallel()
		given(t, opened()).When(deal.Open{ID: big, Fields: fields(), Pipeline: sales}).ThenError(fault.Conflict)
	})
	t.Run("update holds the changed fields only", func(t *testing.T) {
		t.Parallel()
		given(t, opened()).
			When(deal.Update{ID: big, At: tuesday, Fields: deal.Fields{Title: new("Big"), ExpectedClose: new("2026-06-30"), Contacts: &[]deal.Contact{}}}).
			Then(deal.Updated{ID: big, Moment: on(tuesday), Fields: deal.Fields{ExpectedClose: new("2026-06-30"), Contacts: &[]deal.Contact{}}})
	})
	t.Run("update to the same changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, opened()).When(deal.Update{ID: big, Fields: fields()}).ThenNothing()
	})
	t.Run("update refuses", func(t *testing.T) {
		t.Parallel()
		given(t, opened()).
			When(deal.Update{ID: big, Fields: deal.Fields{Title: new(""), Value: &value.Money{Amount: 1, Currency: "euro"}}}).
			ThenError(fault.Invalid, "title", "value")
	})
	t.Run("move", func(t *testing.T) {
		t.Parallel()
		given(t, opened()).When(deal.Move{ID: big, Pipeline: sales, StageID: "offer", At: tuesday}).
			Then(deal.Moved{ID: big, From: "new", To: "offer", Moment: on(tuesday)})
	})
	t.Run("move from a stage that it has left changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, opened()).When(deal.Move{ID: big, Pipeline: sales, From: "trial", StageID: "offer"}).ThenNothing()
		given(t, won()).When(deal.Move{ID: big, Pipeline: sales, From: "new", StageID: "offer"}).ThenNothing()
		given(t, opened()).When(deal.Move{ID: big, Pipeline: sales, From: "new", StageID: "offer", At: tuesday}).
			Then(deal.Moved{ID: big, From: "new", To: "offer", Moment: on(tuesday)})
	})
	t.Run("move to where it is changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, opened()).When(deal.Move{ID: big, Pipeline: sales, StageID: "new"}).ThenNothing()
	})
	t.Run("move to another pipeline, into its first stage or the one that is said", func(t *testing.T) {
		t.Parallel()
		given(t, opened()).When(deal.Move{ID: big, Pipeline: service, StageID: "asked", At: tuesday}).
			Then(deal.Moved{ID: big, From: "new", To: "asked", PipelineID: "service", Moment: on(tuesday)})
		given(t, opened()).When(deal.Move{ID: big, Pipeline: service, At: tuesday}).
			Then(deal.Moved{ID: big, From: "new", To: "asked", PipelineID: "service", Moment: on(tuesday)})
		given(t, opened()).When(deal.Move{ID: big, Pipeline: gone}).ThenError(fault.Invalid, "pipelineId")
		given(t, opened()).When(deal.Move{ID: big, Pipeline: pipeline.Pipeline{}}).ThenError(fault.Invalid, "pipelineId")
	})
	t.Run("move refuses a stage that is not there, not in use, or of another pipeline", func(t *testing.T) {
		t.Parallel()
		given(t, opened()).When(deal.Move{ID: big, Pipeline: sales, StageID: "elsewhere"}).ThenError(fault.Invalid, "stageId")
		given(t, opened()).When(deal.Move{ID: big, Pipeline: sales, StageID: "trial"}).ThenError(fault.Invalid, "stageId")
		given(t, opened()).When(deal.Move{ID: big, Pipeline: sales}).ThenError(fault.Invalid, "stageId")
		given(t, opened()).When(deal.Move{ID: big, Pipeline: service, StageID: "offer"}).ThenError(fault.Invalid, "stageId")
	})
	t.Run("win", func(t *testing.T) {
		t.Parallel()
		given(t, opened()).When(deal.Win{ID: big, At: tuesday}).Then(deal.Won{ID: big, StageID: "new", Moment: on(tuesday)})
	})
	t.Run("lose", func(t *testing.T) {
		t.Parallel()
		given(t, opened()).When(deal.Lose{ID: big, Reason: "price", At: tuesday}).
			Then(deal.Lost{ID: big, StageID: "new", Reason: "price", Moment: on(tuesday)})
	})
	t.Run("lose wants a reason of one line", func(t *testing.T) {
		t.Parallel()
		given(t, opened()).When(deal.Lose{ID: big, Reason: " "}).ThenError(fault.Invalid, "reason")
		given(t, opened()).When(deal.Lose{ID: big, Reason: "a\nb"}).ThenError(fault.Invalid, "reason")
	})
	t.Run("reopen changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, opened()).When(deal.Reopen{ID: big}).ThenNothing()
	})
	t.Run("delete", func(t *testing.T) {
		t.Parallel()
		given(t, opened()).When(deal.Delete{ID: big, At: tuesday}).Then(deal.Deleted{ID: big, Moment: on(tuesday)})
	})
}

func TestWhenWon(t *testing.T) {
	t.Parallel()
	given(t, won()).When(deal.Win{ID: big}).ThenNothing()
	given(t, won()).When(deal.Lose{ID: big, Reason: "price"}).ThenError(fault.Conflict)
	given(t, won()).When(deal.Move{ID: big, Pipeline: sales, StageID: "offer"}).ThenError(fault.Conflict)
	given(t, won()).When(deal.Reopen{ID: big, Pipeline: sales, At: tuesday}).Then(deal.Reopened{ID: big, Moment: on(tuesday)})
	given(t, won()).When(deal.Update{ID: big, At: tuesday, Fields: deal.Fields{OwnerID: new("joe")}}).
		Then(deal.Updated{ID: big, Fields: deal.Fields{OwnerID: new("joe")}, Moment: on(tuesday)})
}

func TestWhenLost(t *testing.T) {
	t.Parallel()
	given(t, lost()).When(deal.Lose{ID: big, Reason: "other"}).ThenNothing()
	given(t, lost()).When(deal.Win{ID: big}).ThenError(fault.Conflict)
	given(t, lost()).When(deal.Move{ID: big, Pipeline: sales, StageID: "offer"}).ThenError(fault.Conflict)
	given(t, lost()).When(deal.Reopen{ID: big, Pipeline: sales, At: tuesday}).Then(deal.Reopened{ID: big, Moment: on(tuesday)})
}

func TestWhenReopened(t *testing.T) {
	t.Parallel()
	past := append(lost(), deal.Reopened{ID: big, Moment: on(tuesday)})
	d := state(past)
	require.Equal(t, deal.StatusOpen, d.Status)
	require.Equal(t, "new", d.StageID)
	require.Empty(t, d.LostReason)
	require.Zero(t, d.ClosedAt)
	given(t, past).When(deal.Win{ID: big, At: tuesday}).Then(deal.Won{ID: big, StageID: "new", Moment: on(tuesday)})
}

func TestWhenThePipelineChangedMeanwhile(t *testing.T) {
	t.Parallel()
	past := append(opened(), deal.Moved{ID: big, From: "new", To: "trial", Moment: on(monday)}, deal.Won{ID: big, StageID: "trial", Moment: on(monday)})
	t.Run("a reopened deal stays in its retired stage", func(t *testing.T) {
		t.Parallel()
		given(t, past).When(deal.Reopen{ID: big, Pipeline: sales, At: tuesday}).Then(deal.Reopened{ID: big, Moment: on(tuesday)})
	})
	t.Run("or goes where the deals of that stage went", func(t *testing.T) {
		t.Parallel()
		given(t, past).When(deal.Reopen{ID: big, Pipeline: directed, At: tuesday}).
			Then(deal.Reopened{ID: big, Moment: on(tuesday)}, deal.Moved{ID: big, From: "trial", To: "offer", Moment: on(tuesday)})
	})
	t.Run("and is not reopened in a pipeline out of use", func(t *testing.T) {
		t.Parallel()
		given(t, past).When(deal.Reopen{ID: big, Pipeline: gone, At: tuesday}).ThenError(fault.Conflict)
		given(t, past).When(deal.Reopen{ID: big, At: tuesday}).ThenError(fault.Conflict)
	})
	t.Run("no deal is opened in a pipeline out of use", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(deal.Open{ID: big, Fields: fields(), Pipeline: gone}).ThenError(fault.Invalid, "pipelineId")
	})
}

func TestWhenDeleted(t *testing.T) {
	t.Parallel()
	for _, cmd := range everyOtherCommand() {
		switch cmd.(type) {
		case deal.Delete:
			given(t, deleted()).When(cmd).ThenNothing()
		case deal.Restore:
		default:
			given(t, deleted()).When(cmd).ThenError(fault.NotFound)
		}
	}
	given(t, deleted()).When(deal.Open{ID: big, Fields: fields(), Pipeline: sales}).ThenError(fault.Conflict)
}
