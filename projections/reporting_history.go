package projections

import (
	"slices"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/reporting"
)

// dealHistory keeps the state that the deal's newest event has ended, of which
// the deal's row knows all there is.
func (f *reportingFold) dealHistory(before, after reporting.Deal) {
	if before.Version == 0 {
		return
	}
	put(&f.changed.DealHistory, before.LastEventID, reporting.DealState{
		EventID: before.LastEventID, DealID: before.ID, Kind: before.LastKind, ActorID: before.LastActorID, DealFields: before.DealFields,
		Deleted: before.Deleted, OpenedAt: before.CreatedAt, At: before.UpdatedAt, ValidFrom: before.StateSince, ValidTo: after.StateSince,
		Position: before.Version, Version: after.Version,
	})
}

// stateSince gives from when on the state after an event holds: when it
// happened, but not before the event ahead of it, for the log has the order of
// a deal's events, and not later than it was recorded, for a date in the
// future, which an import may have by mistake, would hide all that follows.
func stateSince(before time.Time, e codec.Decoded) time.Time {
	since := reporting.Representable(e.Event.OccurredAt())
	if recorded := reporting.Representable(e.Recorded); recorded.Before(since) {
		since = recorded
	}
	if since.Before(before) {
		return before
	}
	return since
}

// dealKind is what kind of event it was, in a word.
func dealKind(e deal.Event) string {
	return strings.ToLower(strings.TrimPrefix(e.EventType(), "deal."))
}

var (
	stageChangeKinds = []string{reporting.Opened, reporting.Moved, reporting.Won, reporting.Lost, reporting.Reopened}
	leavingKinds     = []string{reporting.Moved, reporting.Won, reporting.Lost}
)

// stageChange gives the change that the deal's newest event is, if it is one.
// Where the deal stays in its stage, from and to are the same; an opened deal
// comes from nowhere.
func stageChange(before, after reporting.Deal) (reporting.StageChange, bool) {
	change := reporting.StageChange{
		EventID: after.LastEventID, DealID: after.ID, Kind: after.LastKind, FromPipelineID: before.PipelineID, PipelineID: after.PipelineID,
		FromStage: before.StageID, ToStage: after.StageID, Amount: after.Amount, Currency: after.Currency, OwnerID: after.OwnerID,
		ActorID: after.LastActorID, Custom: after.Custom, OpenedAt: after.CreatedAt, At: after.UpdatedAt, Version: after.Version,
	}
	if slices.Contains(leavingKinds, change.Kind) {
		// History that was imported can go back in time; it took no less than nothing.
		change.SecondsInStage = new(int64(max(0, change.At.Sub(before.EnteredAt)) / time.Second))
	}
	return change, slices.Contains(stageChangeKinds, change.Kind)
}
