package projections

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/savedview"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

// savedView folds an event onto its view. A view has no timeline: what one
// member keeps for himself is nobody's else to read.
func (p *page) savedView(d codec.Decoded, e savedview.Event) error {
	_, _, _, err := step(p.loaded.Views, p.changed.Views, d,
		func(r *readmodels.SavedView) int64 { return r.Revision },
		func(r *readmodels.SavedView) (*readmodels.SavedView, error) { return nextSavedView(r, d, e) })
	return err
}

// nextSavedView folds an event onto the row. A deleted view has none; restored,
// it gets one anew.
func nextSavedView(r *readmodels.SavedView, d codec.Decoded, e savedview.Event) (*readmodels.SavedView, error) {
	switch e := e.(type) {
	case savedview.Created:
		r = &readmodels.SavedView{ID: d.Stream.ID, Object: string(e.Object), OwnerID: e.OwnerID, Versioned: versionAt(d)}
		setSavedView(r, e.Fields)
		return r, nil
	case savedview.Restored:
		r = &readmodels.SavedView{ID: d.Stream.ID, Object: string(e.Object), OwnerID: e.OwnerID, Versioned: versionRestored(d, e.CreatedAt)}
		setSavedView(r, e.Fields)
		return r, nil
	}
	if r == nil {
		return nil, noRow(d)
	}
	next := *r
	switch e := e.(type) {
	case savedview.Updated:
		setSavedView(&next, e.Fields)
	case savedview.Deleted:
		return nil, nil
	default:
		return nil, fmt.Errorf("no row for %T", e)
	}
	touch(&next.Versioned, d)
	return &next, nil
}

func setSavedView(r *readmodels.SavedView, f savedview.Fields) {
	domain.Set(&r.Name, f.Name)
	domain.Set(&r.Filter, f.Filter)
	domain.Set(&r.Sort, f.Sort)
	domain.Set(&r.Columns, f.Columns)
	domain.Set(&r.Shared, f.Shared)
}
