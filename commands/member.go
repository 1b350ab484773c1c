package commands

import (
	"context"

	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/internal/fault"
)

var memberTaken = fault.New(fault.DuplicateEmail, "Another member has this e-mail address.")

func bindMember(s store, r reserve) *Aggregate[member.Member, member.Command, member.Event] {
	return &Aggregate[member.Member, member.Command, member.Event]{
		store: s, category: member.Category, decider: member.Decider, reserve: r,
		revert: revertMember, remains: formerMember,
		starts:   func(cmd member.Command) bool { _, ok := cmd.(member.Create); return ok },
		complete: inTimeZone,
		unique: func(m member.Member) []Key {
			if m.Unique() == "" {
				return nil
			}
			return []Key{{Kind: "member.email", Value: m.Unique(), Taken: memberTaken}}
		},
	}
}

// inTimeZone refuses a zone that there is not, and to say of somebody else
// where they are.
func inTimeZone(_ context.Context, env Envelope, m member.Member, cmd member.Command) (member.Command, error) {
	var said *string
	switch cmd := cmd.(type) {
	case member.Create:
		said = cmd.Fields.TimeZone
	case member.Update:
		said = cmd.Fields.TimeZone
	case member.Settle:
		if cmd.ID != env.Actor.Member {
			return cmd, fault.New(fault.Forbidden, "Only a member says where they are.")
		}
		said = cmd.Place.TimeZone
	}
	if said == nil || *said == m.TimeZone {
		return cmd, nil
	}
	return cmd, knownZone(said)
}
