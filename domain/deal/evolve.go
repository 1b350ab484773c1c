package deal

import (
	"fmt"
	"time"
)

func evolve(d Deal, e Event) Deal {
	switch e := e.(type) {
	case Opened:
		d.ID, d.PipelineID, d.StageID, d.Status = e.ID, e.PipelineID, e.StageID, StatusOpen
		d.Imported, d.CreatedAt, d.StageSince = e.Imported, e.At, e.At
		e.apply(&d)
	case Updated:
		e.apply(&d)
	case Moved:
		d.StageID, d.StageSince = e.To, e.At
	case Won:
		d.Status, d.ClosedAt = StatusWon, e.At
	case Lost:
		d.Status, d.ClosedAt, d.LostReason = StatusLost, e.At, e.Reason
	case Reopened:
		d.Status, d.ClosedAt, d.LostReason = StatusOpen, time.Time{}, ""
	case Deleted:
		d.Deleted = true
	default:
		panic(fmt.Sprintf("deal: unknown event %T", e))
	}
	d.UpdatedAt = e.OccurredAt()
	return d
}
