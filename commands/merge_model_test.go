package commands_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/internal/identity"
)

// modelPerson is a contact as plainly as it can be told.
type modelPerson struct {
	emails  []string
	deleted bool
	into    string
	merges  []modelMerge
}

type modelMerge struct {
	id            string
	losers        []string
	before, after []string
}

func (p *modelPerson) exists() bool { return !p.deleted && p.into == "" }

type model map[string]*modelPerson

// free says whether nobody but these has one of the addresses.
func (m model) free(addresses []string, but ...string) bool {
	for id, p := range m {
		for _, a := range addresses {
			if p.exists() && !slices.Contains(but, id) && slices.Contains(p.emails, a) {
				return false
			}
		}
	}
	return true
}

// walk makes random moves, on the model and on the bus, and expects both to
// agree on whether each was allowed.
type walk struct {
	t    *testing.T
	b    *bundle
	dice *rand.Rand
	m    model
	ids  []string
}

func (w *walk) any() string { return w.ids[w.dice.IntN(len(w.ids))] }

func (w *walk) addresses() []string {
	var list []string
	for i := range 5 {
		if w.dice.IntN(4) == 0 {
			list = append(list, fmt.Sprintf("a%d@example.com", i))
		}
	}
	return list
}

func (w *walk) try(allowed bool, cmd contact.Command) bool {
	w.t.Helper()
	env := w.b.env()
	if undo, ok := cmd.(contact.Unmerge); ok {
		env.CommandID, undo.At = identity.NewID(), env.Now
	}
	_, err := w.b.bus.Dispatch(context.Background(), env, cmd)
	require.Equal(w.t, allowed, err == nil, "%#v: %v", cmd, err)
	return allowed
}

func (w *walk) create() {
	id, emails := identity.NewID().String(), w.addresses()
	if w.try(w.m.free(emails), contact.Create{ID: id, Fields: contact.Fields{LastName: new("Doe"), Emails: list(emails...)}}) {
		w.m[id], w.ids = &modelPerson{emails: emails}, append(w.ids, id)
	}
}

func (w *walk) update() {
	id, emails := w.any(), w.addresses()
	p := w.m[id]
	if w.try(p.exists() && w.m.free(emails, id), contact.Update{ID: id, Fields: contact.Fields{Emails: list(emails...)}}) {
		p.emails = emails
	}
}

func (w *walk) remove() {
	id := w.any()
	if p := w.m[id]; w.try(p.into == "" || p.deleted, contact.Delete{ID: id}) {
		p.deleted = true
	}
}

func (w *walk) restore() {
	id := w.any()
	if p := w.m[id]; w.try(p.into == "" && (!p.deleted || w.m.free(p.emails, id)), contact.Restore{ID: id}) {
		p.deleted = false
	}
}

func (w *walk) merge() {
	id, loser := w.any(), w.any()
	p, l := w.m[id], w.m[loser]
	before := slices.Concat(losersOf(p))
	env := w.b.env()
	again := slices.Contains(before, loser)
	_, err := w.b.bus.Dispatch(context.Background(), env, contact.Merge{ID: id, LoserIDs: []string{loser}})
	allowed := p.exists() && (again || id != loser && l.exists())
	require.Equal(w.t, allowed, err == nil, "merge %s into %s: %v", loser, id, err)
	if !allowed || again {
		return
	}
	m := modelMerge{id: env.CommandID.String(), losers: []string{loser}, before: p.emails}
	for _, a := range l.emails {
		if !slices.Contains(p.emails, a) {
			p.emails = append(slices.Clone(p.emails), a)
		}
	}
	m.after, l.into = p.emails, id
	p.merges = append(p.merges, m)
}

func losersOf(p *modelPerson) (ids []string) {
	for _, m := range p.merges {
		ids = append(ids, m.losers...)
	}
	return ids
}

func (w *walk) unmerge() {
	id := w.any()
	p := w.m[id]
	if len(p.merges) == 0 {
		w.try(false, contact.Unmerge{ID: id, MergeID: "none"})
		return
	}
	i := w.dice.IntN(len(p.merges))
	m := p.merges[i]
	untouched := slices.Equal(m.before, m.after) || slices.Equal(p.emails, m.after)
	if !w.try(p.exists() && untouched, contact.Unmerge{ID: id, MergeID: m.id}) {
		return
	}
	p.merges = slices.Delete(p.merges, i, i+1)
	if !slices.Equal(m.before, m.after) {
		p.emails = m.before
	}
	for _, loser := range m.losers {
		l := w.m[loser]
		l.into = ""
		l.emails = slices.DeleteFunc(slices.Clone(l.emails), func(a string) bool { return !l.deleted && !w.m.free([]string{a}, loser) })
	}
}

func TestMergesAgreeWithAPlainModel(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for seed := range uint64(4) {
		w := &walk{t: t, b: b, dice: rand.New(rand.NewPCG(seed, 7)), m: model{}}
		for len(w.ids) < 3 {
			w.create()
		}
		moves := []func(){w.create, w.update, w.update, w.remove, w.restore, w.merge, w.merge, w.merge, w.unmerge, w.unmerge}
		for range 60 {
			moves[w.dice.IntN(len(moves))]()
		}
		for _, id := range slices.Sorted(maps.Keys(w.m)) {
			w.check(id)
		}
		for _, id := range w.ids { // so that the next walk finds all addresses free
			if p := w.m[id]; p.exists() {
				w.try(true, contact.Delete{ID: id})
			}
		}
	}
}

func (w *walk) check(id string) {
	c, p := w.b.contact(w.t, id), w.m[id]
	var emails []string
	for _, e := range c.Emails {
		emails = append(emails, e.Address)
	}
	require.ElementsMatch(w.t, p.emails, emails)
	require.Equal(w.t, p.into, c.MergedInto)
	require.Equal(w.t, p.deleted, c.Deleted)
	require.ElementsMatch(w.t, losersOf(p), c.LoserIDs())
}
