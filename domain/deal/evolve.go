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
		d.Visits = Enter(nil, e.PipelineID, e.StageID, e.At)
		e.apply(&d)
	case Updated:
		e.apply(&d)
	case Moved:
		d = moved(d, e)
	case Won:
		d.Status, d.ClosedAt, d.Visits = StatusWon, e.At, Leave(d.Visits, e.At)
	case Lost:
		d.Status, d.ClosedAt, d.Visits = StatusLost, e.At, Leave(d.Visits, e.At)
		d.LostReason, d.LostKey = e.Reason, e.Key
	case Reopened:
		d.Status, d.ClosedAt, d.LostReason, d.LostKey = StatusOpen, time.Time{}, "", ""
		d.Visits = Enter(d.Visits, d.PipelineID, d.StageID, e.At)
	case Archived:
		d.Archived = true
	case Deleted:
		d.Deleted = true
	case Restored:
		d = e.Was.deal(e.ID)
	default:
		panic(fmt.Sprintf("deal: unknown event %T", e))
	}
	d.UpdatedAt = e.OccurredAt()
	return d
}

func moved(d Deal, e Moved) Deal {
	if e.PipelineID != "" {
		d.PipelineID = e.PipelineID
	}
	d.StageID, d.StageSince = e.To, e.At
	d.Visits = Enter(Leave(d.Visits, e.At), d.PipelineID, e.To, e.At)
	return d
}

// standing is all that a deal is, for an event that stands alone.
func (d Deal) standing() Standing {
	return Standing{
		Fields: d.fields(), PipelineID: d.PipelineID, StageID: d.StageID, Status: d.Status,
		LostReason: d.LostReason, LostKey: d.LostKey, Imported: d.Imported,
		CreatedAt: d.CreatedAt, StageSince: d.StageSince, ClosedAt: d.ClosedAt, Visits: d.Visits,
	}
}

// fields are all fields that hold something.
func (d Deal) fields() Fields {
	all := Fields{
		Title: &d.Title, Value: &d.Value, ValueIsSum: &d.ValueIsSum, CompanyID: &d.CompanyID, Contacts: &d.Contacts, OwnerID: &d.OwnerID,
		ExpectedClose: &d.ExpectedClose, LineItems: &d.LineItems, Source: &d.Source, TagIDs: &d.TagIDs, Custom: &d.Custom, Forecast: &d.Forecast,
	}
	return all.Since(Deal{})
}

func (s Standing) deal(id string) Deal {
	d := Deal{
		ID: id, PipelineID: s.PipelineID, StageID: s.StageID, Status: s.Status,
		LostReason: s.LostReason, LostKey: s.LostKey, Imported: s.Imported,
		CreatedAt: s.CreatedAt, StageSince: s.StageSince, ClosedAt: s.ClosedAt, Visits: s.Visits,
	}
	s.apply(&d)
	return d
}
