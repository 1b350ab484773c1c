package commands

import (
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/internal/fault"
)

var tagTaken = fault.Field("name", "is the name of another tag")

func bindTag(s store, r reserve) *Aggregate[tag.Tag, tag.Command, tag.Event] {
	return &Aggregate[tag.Tag, tag.Command, tag.Event]{
		store: s, category: tag.Category, decider: tag.Decider, reserve: r, revert: revertTag,
		starts: func(cmd tag.Command) bool { _, ok := cmd.(tag.Create); return ok },
		unique: func(t tag.Tag) []Key {
			if t.Unique() == "" {
				return nil
			}
			return []Key{{Kind: "tag.name", Value: t.Unique(), Taken: tagTaken}}
		},
	}
}
