// Package task is something to do.
//
// Invariants: a task has a title; a done or deleted task is not done again,
// and a deleted one takes no command but to come back. One that repeats has a
// day it is due; done, it is due anew and stays open, so that it is one task
// with one history, until its series ends. It is done once a day at most, so
// that who says it twice does not skip a day. What is written in it is about the
// contact that it is linked to, and is erased with that contact; so its links
// are set once, when it is made.
package task

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
)

// Category is the first part of the name of every task's stream.
const Category = "task"

// Kind is what kind of task it is.
type Kind string

// The kinds of tasks.
const (
	Call    Kind = "CALL"
	Email   Kind = "EMAIL"
	Meeting Kind = "MEETING"
	ToDo    Kind = "TODO"
)

// Priority is how urgent a task is.
type Priority string

// The priorities.
const (
	Low    Priority = "LOW"
	Normal Priority = "NORMAL"
	High   Priority = "HIGH"
)

// Links are what a task is about.
type Links struct {
	ContactID string `json:"contactId,omitempty"`
	CompanyID string `json:"companyId,omitempty"`
	DealID    string `json:"dealId,omitempty"`
}

// Task is the state that the events fold into.
type Task struct {
	ID          string
	Title       string
	Description string
	Kind        Kind
	Priority    Priority
	Due         string    // YYYY-MM-DD or empty
	DueTime     string    // HH:MM on that day, where the team works; or empty
	Reminder    time.Time // zero for none
	Repeat      Repeat
	Custom      value.Custom
	LastDone    time.Time `diff:"-"` // of one that repeats
	AssigneeID  string
	Links       Links `diff:"parts"`
	Imported    *domain.Source
	Deleted     bool
	CreatedAt   time.Time
	UpdatedAt   time.Time
	CompletedAt time.Time // zero while open
}

// Exists is true from creation until deletion.
func (t Task) Exists() bool { return t.ID != "" && !t.Deleted }

// initial is a task before it is made: what goes without saying.
var initial = Task{Kind: ToDo, Priority: Normal}

// Decider is the task as an aggregate.
var Decider = domain.Decider[Task, Command, Event]{
	Initial: initial, Decide: decide, Evolve: evolve,
}
