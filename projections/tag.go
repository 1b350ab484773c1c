package projections

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

// tag folds an event onto its tag. A tag has no timeline: what it is put on
// has one.
func (p *page) tag(d codec.Decoded, e tag.Event) error {
	_, _, _, err := step(p.loaded.Tags, p.changed.Tags, d,
		func(r *readmodels.Tag) int64 { return r.Revision },
		func(r *readmodels.Tag) (*readmodels.Tag, error) { return nextTag(r, d, e) })
	return err
}

// nextTag folds an event onto the tag's row. A deleted tag has none; restored,
// it gets one anew.
func nextTag(r *readmodels.Tag, d codec.Decoded, e tag.Event) (*readmodels.Tag, error) {
	switch e := e.(type) {
	case tag.Created:
		r = &readmodels.Tag{ID: d.Stream.ID, Versioned: versionAt(d)}
		setTag(r, e.Fields)
		return r, nil
	case tag.Restored:
		r = &readmodels.Tag{ID: d.Stream.ID, Versioned: versionRestored(d, e.CreatedAt)}
		setTag(r, e.Fields)
		return r, nil
	}
	if r == nil {
		return nil, noRow(d)
	}
	next := *r
	switch e := e.(type) {
	case tag.Updated:
		setTag(&next, e.Fields)
	case tag.Deleted:
		return nil, nil
	default:
		return nil, fmt.Errorf("no row for %T", e)
	}
	touch(&next.Versioned, d)
	return &next, nil
}

func setTag(r *readmodels.Tag, f tag.Fields) {
	domain.Set(&r.Name, f.Name)
	domain.Set(&r.Color, f.Color)
}
