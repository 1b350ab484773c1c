package demo

import (
	"time"

	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/internal/identity"
)

// Colleague is somebody of the demo company's team. None of them has a
// password: whoever wants to sign in as one gives it one.
type Colleague struct {
	ID, Name, Email string
	Role            identity.Role
	Active          bool
}

// The places in the team that the story needs by name.
const (
	firstRep  = 1
	lastRep   = 6
	leaver    = 5 // leaves when 60 % of the time has gone
	successor = 3 // takes over what leaver leaves
)

// Team gives the team of the demo company in a tenant.
func Team(tenant string) []Colleague {
	team := []Colleague{
		{Name: "Marit Solheim", Role: identity.Admin},
		{Name: "Jonas Weißkopf", Role: identity.Rep},
		{Name: "Amélie Fontaine", Role: identity.Rep},
		{Name: "Kenji Arakawa", Role: identity.Rep},
		{Name: "Ifeoma Adeyemi", Role: identity.Rep},
		{Name: "Tomasz Brzeziński", Role: identity.Rep},
		{Name: "Lucía Arancibia", Role: identity.Rep},
		{Name: "Ruth Calloway", Role: identity.Viewer},
	}
	addresses := []string{"marit", "jonas", "amelie", "kenji", "ifeoma", "tomasz", "lucia", "ruth"}
	for i := range team {
		team[i].Email = addresses[i] + "@" + houseDomain
		team[i].ID = identity.FromSource(tenant, system, "member", addresses[i]).String()
		team[i].Active = i != leaver
	}
	return team
}

// houseDomain is the demo company's own; .example is reserved for such use.
const houseDomain = "tempera.example"

// left is when the leaver left.
func (c calendar) left() time.Time {
	at := c.start.Add(c.now.Sub(c.start) * 6 / 10)
	return at.Truncate(day).Add(17 * time.Hour)
}

func (w *world) members() []history[member.Command] {
	var list []history[member.Command]
	for i, m := range w.team {
		h := history[member.Command]{id: m.ID, actor: w.system()}
		h.commands = append(h.commands, member.Create{ID: m.ID, At: w.start, Fields: member.Fields{
			Name: &m.Name, Email: &m.Email, Role: &m.Role,
		}})
		if i == leaver {
			h.commands = append(h.commands, member.Update{ID: m.ID, At: w.left(), Fields: member.Fields{Active: new(false)}})
		}
		list = append(list, h)
	}
	return list
}

// owner gives who of the team has a company in hand at a time.
func (w *world) owner(of *firm, at time.Time) int {
	if of.owner == leaver && at.After(w.left()) {
		return successor
	}
	return of.owner
}
