package commands

import (
	"context"

	"github.com/daybook-crm/daybook/domain/savedview"
	"github.com/daybook-crm/daybook/internal/identity"
)

func bindSavedView(s store) *Aggregate[savedview.View, savedview.Command, savedview.Event] {
	return &Aggregate[savedview.View, savedview.Command, savedview.Event]{
		store: s, category: savedview.Category, decider: savedview.Decider, revert: revertView,
		starts: func(cmd savedview.Command) bool { _, ok := cmd.(savedview.Create); return ok },
		complete: func(_ context.Context, env Envelope, _ savedview.View, cmd savedview.Command) (savedview.Command, error) {
			role := env.Actor.Role
			return savedview.GivenBy(cmd, savedview.By{
				MemberID: env.Actor.Member, Admin: role == identity.Admin || role == identity.System,
			}), nil
		},
	}
}
