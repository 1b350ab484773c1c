package contact

import "time"

// Merge takes other contacts that are the same person into this one. Fields
// are values chosen for it; what is not chosen stays as the contact has it, or
// comes from the first loser that has it where the contact has nothing.
// MergeID names the merge, so that it can be undone. Losers are the contacts
// of LoserIDs as they stand, which the command layer looks up.
type Merge struct {
	ID       string
	MergeID  string
	LoserIDs []string
	Losers   []Contact
	Fields   Fields
	At       time.Time
}

// Unmerge undoes a merge: the contact gets back what the merge changed. It is
// refused with CONFLICT when that was changed again since, unless Force.
type Unmerge struct {
	ID      string
	MergeID string
	Force   bool
	At      time.Time
}

// MergeInto is the loser's side of a merge; whoever merges gives it, nobody else.
type MergeInto struct {
	ID   string
	Into string
	At   time.Time
}

// Split is the loser's side of the end of a merge. Without are addresses, and
// WithoutCustom custom fields, whose value somebody else has taken by now.
type Split struct {
	ID            string
	From          string
	Without       []string
	WithoutCustom []string
	Eras          []string // as the end of the merge has them
	At            time.Time
}

func (Merge) contactCommand()     {}
func (Unmerge) contactCommand()   {}
func (MergeInto) contactCommand() {}
func (Split) contactCommand()     {}

// Target gives the id of the contact that stays.
func (c Merge) Target() string { return c.ID }

// Target gives the id of the contact that stays.
func (c Unmerge) Target() string { return c.ID }

// Target gives the loser's id.
func (c MergeInto) Target() string { return c.ID }

// Target gives the loser's id.
func (c Split) Target() string { return c.ID }
