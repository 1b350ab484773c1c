package projections

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

func (p *page) member(d codec.Decoded, e member.Event) error {
	_, _, _, err := step(p.loaded.Members, p.changed.Members, d,
		func(r *readmodels.Member) int64 { return r.Revision },
		func(r *readmodels.Member) (*readmodels.Member, error) { return nextMember(r, d, e) })
	return err
}

// nextMember folds an event onto the member's row.
func nextMember(r *readmodels.Member, d codec.Decoded, e member.Event) (*readmodels.Member, error) {
	if created, ok := e.(member.Created); ok {
		r = &readmodels.Member{ID: d.Stream.ID, Versioned: versionAt(d)}
		setMember(r, created.Fields)
		return r, nil
	}
	if r == nil {
		return nil, noRow(d)
	}
	updated, ok := e.(member.Updated)
	if !ok {
		return nil, fmt.Errorf("no row for %T", e)
	}
	next := *r
	setMember(&next, updated.Fields)
	touch(&next.Versioned, d)
	return &next, nil
}

func setMember(r *readmodels.Member, f member.Fields) {
	domain.Set(&r.Name, f.Name)
	domain.Set(&r.Email, f.Email)
	domain.Set(&r.Active, f.Active)
	domain.Set(&r.TimeZone, f.TimeZone)
	domain.Set(&r.Locale, f.Locale)
	if f.Role != nil {
		r.Role = string(*f.Role)
	}
}
