package commands

import (
	"context"

	"github.com/daybook-crm/daybook/domain/quota"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/internal/fault"
)

func bindQuota(s store, refs references) *Aggregate[quota.Quota, quota.Command, quota.Event] {
	return &Aggregate[quota.Quota, quota.Command, quota.Event]{
		store: s, category: quota.Category, decider: quota.Decider,
		complete: func(ctx context.Context, env Envelope, q quota.Quota, cmd quota.Command) (quota.Command, error) {
			said, ok := cmd.(quota.Set)
			if !ok {
				return cmd, nil
			}
			if said.ID != quota.ID(env.Actor.Tenant, said.Purpose) {
				return cmd, fault.Field("id", "is that of a quota for something else")
			}
			check := refs.of(env)
			check.member(ctx, "memberId", q.MemberID, &said.MemberID)
			check.team(ctx, "teamId", q.TeamID, &said.TeamID)
			return cmd, check.Err()
		},
	}
}

func (c *checks) team(ctx context.Context, field, current string, id *string) {
	c.one(ctx, team.Category, field, current, id, func(id string) (bool, error) {
		s, err := c.refs.bus.Teams.Load(ctx, c.env.Actor.Tenant, id)
		return s.Exists(), err
	})
}
