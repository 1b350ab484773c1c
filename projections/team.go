package projections

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

// tag folds an event onto its team. A tag has no timeline: what it is put on
// has one.
func (p *page) team(d codec.Decoded, e team.Event) error {
	_, _, _, err := step(p.loaded.Teams, p.changed.Teams, d,
		func(r *readmodels.Team) int64 { return r.Revision },
		func(r *readmodels.Team) (*readmodels.Team, error) { return nextTeam(r, d, e) })
	return err
}

// nextTeam folds an event onto the team's row. A deleted team has none; restored,
// it gets one anew.
func nextTeam(r *readmodels.Team, d codec.Decoded, e team.Event) (*readmodels.Team, error) {
	switch e := e.(type) {
	case team.Created:
		r = &readmodels.Team{ID: d.Stream.ID, Versioned: versionAt(d)}
		setTeam(r, e.Fields)
		return r, nil
	case team.Restored:
		r = &readmodels.Team{ID: d.Stream.ID, Versioned: versionRestored(d, e.CreatedAt)}
		setTeam(r, e.Fields)
		return r, nil
	}
	if r == nil {
		return nil, noRow(d)
	}
	next := *r
	switch e := e.(type) {
	case team.Updated:
		setTeam(&next, e.Fields)
	case team.Deleted:
		return nil, nil
	default:
		return nil, fmt.Errorf("no row for %T", e)
	}
	touch(&next.Versioned, d)
	return &next, nil
}

func setTeam(r *readmodels.Team, f team.Fields) {
	domain.Set(&r.Name, f.Name)
	domain.Set(&r.MemberIDs, f.MemberIDs)
	domain.Set(&r.LeadID, f.LeadID)
}
