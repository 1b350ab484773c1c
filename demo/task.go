package demo

import (
	"fmt"
	"time"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/task"
)

var kinds = []task.Kind{task.Call, task.Call, task.Email, task.Meeting, task.ToDo}

var kindLists = map[task.Kind]string{task.Call: "call", task.Email: "email", task.Meeting: "meeting", task.ToDo: "todo"}

// chores makes the tasks of a deal: one after each of its steps that was
// done, and, while it is open, one that is still to be done or overdue.
func (s *sale) chores() {
	begun, steps := s.history.commands[0].(deal.Open).At, 0
	for _, c := range s.history.commands {
		if move, ok := c.(deal.Move); ok && s.chance(0.7) {
			s.chore(steps, begun, move.At, true)
			steps++
			begun = move.At
		}
	}
	if s.closed() {
		return
	}
	due := s.now.Add(time.Duration(s.between(-12, 25)) * day)
	s.chore(steps, s.clock, due, s.chance(0.1))
}

func (s *sale) closed() bool {
	switch s.history.commands[len(s.history.commands)-1].(type) {
	case deal.Win, deal.Lose:
		return true
	default:
		return false
	}
}

func (s *sale) chore(index int, begun, due time.Time, done bool) {
	owner := s.owner(s.firm, begun)
	if !done {
		owner = s.owner(s.firm, s.now)
	}
	links := task.Links{CompanyID: s.firm.id, DealID: s.history.id}
	if len(s.people) > 0 {
		links.ContactID = s.people[0].id
	}
	id := s.id("task", s.history.id+"/"+fmt.Sprint(index))
	s.tasks = append(s.tasks, s.note(s.words, s.dice, id, owner, links, begun, due, done))
}

// remember makes a task about a contact alone.
func (w *world) remember(v *vocabulary, d dice, index int) history[task.Command] {
	p := w.contacts[index]
	links := task.Links{ContactID: p.id}
	if p.firm != nil {
		links.CompanyID = p.firm.id
	}
	owner, now := w.hands(p)
	due := p.met.Add(time.Duration(d.between(3, 60)) * day)
	done := w.past(due.Add(3*day)) && d.chance(0.93)
	if !done {
		owner = now
	}
	return w.note(v, d, w.id("task", p.id), owner, links, p.met, due, done)
}

// note makes a task; done ones were done on a day about when they were due.
func (w *world) note(
	v *vocabulary, d dice, id string, owner int, links task.Links, begun, due time.Time, done bool,
) history[task.Command] {
	kind, priority := pick(d, kinds), task.Normal
	switch p := d.Float64(); {
	case p < 0.15:
		priority = task.High
	case p < 0.28:
		priority = task.Low
	}
	fields := task.Fields{
		Title: new(pick(d, v.chores[kindLists[kind]])), Kind: &kind, Priority: &priority,
		Due: new(date(due)), AssigneeID: &w.team[owner].ID,
	}
	if d.chance(0.25) {
		fields.Description = new(pick(d, v.notes))
	}
	h := history[task.Command]{id: id, actor: w.member(owner)}
	h.commands = append(h.commands, task.Create{ID: id, Fields: fields, Links: links, At: begun})
	if at := w.working(d, due.Add(time.Duration(d.between(-3, 2))*day)); done && w.past(at) {
		if !at.After(begun) {
			at = begun.Add(10 * time.Minute)
		}
		h.commands = append(h.commands, task.Complete{ID: id, At: earlier(at, w.now)})
	}
	return h
}

func (w *world) taskHistories() []history[task.Command] { return w.tasks }

func (w *world) dealHistories() []history[deal.Command] { return w.deals }
