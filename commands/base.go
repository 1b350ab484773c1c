package commands

import (
	"context"
	"errors"
	"slices"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/fault"
)

// merge brings commands that were given by somebody who has seen the aggregate
// as it was at base to the aggregate as it stands. It is a merge of three:
//
//   - what the commands change, and nobody has changed since, they change;
//   - what they would leave as the sender saw it, and somebody has changed
//     since, stays as it is now: a form that sends all its fields does not
//     take back what others wrote;
//   - what both have changed, to different values, is refused with CONFLICT
//     and the three values of each such field.
//
// Who made the later change does not matter: one member at two screens is as
// easily surprised as two members. What the commands come to is found out by
// deciding them on the base; where they are refused there, the refusal on
// the aggregate as it stands is the one to give, and so is that of a state
// that rules forbid, once merged.
func (a *Aggregate[S, C, E]) merge(ctx context.Context, env Envelope, base *S, current S, cmds []C) ([]C, error) {
	if base == nil {
		return nil, fault.Field("baseRevision", "is not a revision that this has had")
	}
	theirs := domain.Diff(*base, current)
	if len(theirs) == 0 {
		return cmds, nil
	}
	_, wanted, err := a.decide(ctx, env, *base, cmds)
	if errors.As(err, new(*fault.Error)) {
		return cmds, nil
	}
	if err != nil {
		return nil, err
	}
	if clashes := clashing(theirs, domain.Diff(*base, wanted), domain.Diff(current, wanted)); len(clashes) > 0 {
		return nil, fault.Clashing("Somebody else has changed this meanwhile.", clashes)
	}
	return untouched(cmds, theirs), nil
}

// clashing gives the fields that both sides changed and do not agree on.
func clashing(theirs, mine, apart []domain.Change) (clashes []fault.Clash) {
	for _, t := range theirs {
		same := func(c domain.Change) bool { return c.Field == t.Field }
		if m := slices.IndexFunc(mine, same); m >= 0 && slices.ContainsFunc(apart, same) {
			clashes = append(clashes, fault.Clash{Field: t.Field, Base: t.From, Current: t.To, Wanted: mine[m].To})
		}
	}
	return clashes
}

// untouched takes out of the commands what others have changed: without a
// clash, they say the same of it or what it was before.
func untouched[C domain.Command](cmds []C, theirs []domain.Change) []C {
	names := domain.FieldNames(theirs)
	kept := make([]C, len(cmds))
	for i, cmd := range cmds {
		kept[i] = domain.Unsay(cmd, func(field string) bool { return slices.Contains(names, field) })
	}
	return kept
}
