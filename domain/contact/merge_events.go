package contact

import "github.com/daybook-crm/daybook/domain"

// Merged says that other contacts were taken into this one, and what of it
// changed by that. It begins an era, and is sealed under the key of that.
type Merged struct {
	ID       string   `json:"id"`
	MergeID  string   `json:"mergeId"`
	LoserIDs []string `json:"loserIds"`
	Fields
	Consents *[]Consent `json:"consents,omitempty" personal:"true"` // all of them, when they changed
	Sealed
	domain.Moment
}

// Unmerged says that a merge was undone, and all that the contact has from then
// on; older ones say only what changed back. Eras are those in which who leaves
// was part of the contact. It is sealed under the era of those who stay.
type Unmerged struct {
	ID       string   `json:"id"`
	MergeID  string   `json:"mergeId"`
	LoserIDs []string `json:"loserIds"`
	Fields
	Consents *[]Consent `json:"consents,omitempty" personal:"true"`
	Eras     []string   `json:"eras,omitempty"`
	Sealed
	domain.Moment
}

// MergedInto says that the contact was taken into another one, which its id
// leads to from now on.
type MergedInto struct {
	ID   string `json:"id"`
	Into string `json:"into"`
	domain.Moment
}

// SplitOff says that the contact is by itself again, as it was; without the
// addresses that somebody else had taken when the list of them is said. Eras
// are those in which it was part of the other.
type SplitOff struct {
	ID   string `json:"id"`
	From string `json:"from"`
	Fields
	Eras []string `json:"eras,omitempty"`
	domain.Moment
}

func (Merged) contactEvent()     {}
func (Unmerged) contactEvent()   {}
func (MergedInto) contactEvent() {}
func (SplitOff) contactEvent()   {}

// EventType is contact.Merged.
func (Merged) EventType() string { return "contact.Merged" }

// EventType is contact.Unmerged.
func (Unmerged) EventType() string { return "contact.Unmerged" }

// EventType is contact.MergedInto.
func (MergedInto) EventType() string { return "contact.MergedInto" }

// EventType is contact.SplitOff.
func (SplitOff) EventType() string { return "contact.SplitOff" }

// Subject is the contact, or the era in which it is one with others.
func (e Merged) Subject() string { return e.under(e.ID) }

// Subject is the contact, or the era in which it is one with others.
func (e Unmerged) Subject() string { return e.under(e.ID) }

// Subject is the contact.
func (e SplitOff) Subject() string { return e.ID }
