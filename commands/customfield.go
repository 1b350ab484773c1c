package commands

import (
	"context"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/internal/fault"
)

func bindCustomField(s store, refs references) *Aggregate[customfield.Set, customfield.Command, customfield.Event] {
	return &Aggregate[customfield.Set, customfield.Command, customfield.Event]{
		store: s, category: customfield.Category, decider: customfield.Decider, revert: revertFields,
		complete: func(ctx context.Context, env Envelope, set customfield.Set, cmd customfield.Command) (customfield.Command, error) {
			switch cmd := cmd.(type) {
			case customfield.Define:
				if cmd.ID != customfield.ID(env.Actor.Tenant, cmd.Object) {
					return cmd, fault.Field("object", "has its custom fields elsewhere")
				}
				return cmd, refs.defaultMember(ctx, env, cmd.Field, cmd.Field.Default)
			case customfield.Change:
				d, _ := set.Field(cmd.Key)
				if cmd.Default != nil {
					return cmd, refs.defaultMember(ctx, env, d, cmd.Default.Value)
				}
			}
			return cmd, nil
		},
		changed: func(tenant string, set customfield.Set, revision uint64) {
			refs.fields.keep(tenant, set, int64(revision))
		},
	}
}

// defaultMember refuses a default that is nobody of the team.
func (r references) defaultMember(ctx context.Context, env Envelope, d customfield.Definition, value any) error {
	id, ok := value.(string)
	if d.Type != customfield.User || !ok {
		return nil
	}
	check := r.of(env)
	check.member(ctx, "default", "", &id)
	return check.Err()
}
