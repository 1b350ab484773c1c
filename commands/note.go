package commands

import (
	"context"
	"slices"

	"github.com/daybook-crm/daybook/domain/note"
)

func bindNote(s store, refs references) *Aggregate[note.Note, note.Command, note.Event] {
	return &Aggregate[note.Note, note.Command, note.Event]{
		store: s, category: note.Category, decider: note.Decider, revert: revertNote,
		starts: func(cmd note.Command) bool { _, ok := cmd.(note.Create); return ok },
		complete: func(ctx context.Context, env Envelope, n note.Note, cmd note.Command) (note.Command, error) {
			check := refs.of(env)
			switch cmd := cmd.(type) {
			case note.Create:
				check.contact(ctx, "contactId", "", &cmd.Links.ContactID)
				check.company(ctx, "companyId", "", &cmd.Links.CompanyID)
				check.deal(ctx, "dealId", "", &cmd.Links.DealID)
				check.mentions(ctx, n, cmd.Fields.Body)
			case note.Update:
				check.mentions(ctx, n, cmd.Fields.Body)
			}
			return cmd, check.Err()
		},
	}
}

// mentions checks the members whom a text mentions anew. Of a text with more
// than the decider takes only as many are looked up.
func (c *checks) mentions(ctx context.Context, n note.Note, body *string) {
	if body == nil {
		return
	}
	ids := note.Mentions(*body)
	for _, id := range ids[:min(len(ids), note.MaxMentions)] {
		if !slices.Contains(n.Mentions, id) {
			c.member(ctx, "body", "", &id)
		}
	}
}
