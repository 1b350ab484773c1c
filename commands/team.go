package commands

import (
	"context"

	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/internal/fault"
)

var teamTaken = fault.Field("name", "is the name of another team")

func bindTeam(s store, r reserve, refs references) *Aggregate[team.Team, team.Command, team.Event] {
	return &Aggregate[team.Team, team.Command, team.Event]{
		store: s, category: team.Category, decider: team.Decider, reserve: r, revert: revertTeam,
		starts: func(cmd team.Command) bool { _, ok := cmd.(team.Create); return ok },
		unique: func(t team.Team) []Key {
			if t.Unique() == "" {
				return nil
			}
			return []Key{{Kind: "team.name", Value: t.Unique(), Taken: teamTaken}}
		},
		complete: func(ctx context.Context, env Envelope, t team.Team, cmd team.Command) (team.Command, error) {
			check := refs.of(env)
			switch said := cmd.(type) {
			case team.Create:
				check.members(ctx, t, said.Fields)
			case team.Update:
				check.members(ctx, t, said.Fields)
			}
			return cmd, check.Err()
		},
	}
}

// members checks the members who are new in a team; too many are left to the
// decider to refuse. The lead is one of them, which it sees to as well.
func (c *checks) members(ctx context.Context, t team.Team, f team.Fields) {
	if f.MemberIDs == nil {
		return
	}
	if ids := team.Set(*f.MemberIDs); len(ids) <= team.MaxMembers {
		c.each("memberIds", t.MemberIDs, &ids, func(id *string) { c.member(ctx, "memberIds", "", id) })
	}
}
