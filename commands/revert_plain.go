package commands

import (
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/savedview"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/domain/team"
)

// plain are the commands of a noun that has fields, can be deleted and
// restored, and perhaps archived (a restoration then brings both back).
type plain[F comparable, C any] struct {
	update                   func(F) C
	remove, restore, archive func() C
}

// life is whether a noun is there, and on the usual lists.
type life struct{ gone, archived bool }

// revert gives the commands that bring a noun from what it is to what it shall be.
func (p plain[F, C]) revert(is, shall life, fields F) (cmds []C) {
	if shall.gone {
		if !is.gone {
			cmds = append(cmds, p.remove())
		}
		return cmds
	}
	if is.gone || is.archived && !shall.archived {
		cmds = append(cmds, p.restore())
		is = life{}
	}
	var none F
	if fields != none {
		cmds = append(cmds, p.update(fields))
	}
	if shall.archived && !is.archived {
		cmds = append(cmds, p.archive())
	}
	return cmds
}

func revertProduct(id string, r Revert[product.Product]) []product.Command {
	life := func(p product.Product) life { return life{p.Deleted || p.ID == "", p.Archived} }
	return plain[product.Fields, product.Command]{
		func(f product.Fields) product.Command { return product.Update{ID: id, Fields: f, At: r.At} },
		func() product.Command { return product.Delete{ID: id, At: r.At} },
		func() product.Command { return product.Restore{ID: id, At: r.At} },
		func() product.Command { return product.Archive{ID: id, At: r.At} },
	}.revert(life(r.Now), life(r.Target), domain.FieldsFor[product.Fields](r.Now, r.Target))
}

func revertNote(id string, r Revert[note.Note]) []note.Command {
	return plain[note.Fields, note.Command]{
		update:  func(f note.Fields) note.Command { return note.Update{ID: id, Fields: f, At: r.At} },
		remove:  func() note.Command { return note.Delete{ID: id, At: r.At} },
		restore: func() note.Command { return note.Restore{ID: id, At: r.At} },
	}.revert(life{gone: !r.Now.Exists()}, life{gone: !r.Target.Exists()}, domain.FieldsFor[note.Fields](r.Now, r.Target))
}

func revertTag(id string, r Revert[tag.Tag]) []tag.Command {
	return plain[tag.Fields, tag.Command]{
		update:  func(f tag.Fields) tag.Command { return tag.Update{ID: id, Fields: f, At: r.At} },
		remove:  func() tag.Command { return tag.Delete{ID: id, At: r.At} },
		restore: func() tag.Command { return tag.Restore{ID: id, At: r.At} },
	}.revert(life{gone: !r.Now.Exists()}, life{gone: !r.Target.Exists()}, domain.FieldsFor[tag.Fields](r.Now, r.Target))
}

func revertTeam(id string, r Revert[team.Team]) []team.Command {
	return plain[team.Fields, team.Command]{
		update:  func(f team.Fields) team.Command { return team.Update{ID: id, Fields: f, At: r.At} },
		remove:  func() team.Command { return team.Delete{ID: id, At: r.At} },
		restore: func() team.Command { return team.Restore{ID: id, At: r.At} },
	}.revert(life{gone: !r.Now.Exists()}, life{gone: !r.Target.Exists()}, domain.FieldsFor[team.Fields](r.Now, r.Target))
}

func revertView(id string, r Revert[savedview.View]) []savedview.Command {
	return plain[savedview.Fields, savedview.Command]{
		update:  func(f savedview.Fields) savedview.Command { return savedview.Update{ID: id, Fields: f, At: r.At} },
		remove:  func() savedview.Command { return savedview.Delete{ID: id, At: r.At} },
		restore: func() savedview.Command { return savedview.Restore{ID: id, At: r.At} },
	}.revert(life{gone: !r.Now.Exists()}, life{gone: !r.Target.Exists()}, domain.FieldsFor[savedview.Fields](r.Now, r.Target))
}
