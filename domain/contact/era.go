package contact

import (
	"maps"
	"slices"

	"github.com/daybook-crm/daybook/domain/value"
)

// While contacts are one, what is said of the one that stays may come from any
// of them: its e-mail addresses are a list of all of theirs. Sealed under the
// key of the survivor it would outlive the erasure of a loser that has been
// split off since; sealed under the loser's, the erasure of the loser would
// take from the survivor what is its own.
//
// So each merge, and each end of one after which others stand, begins an era.
// Its events are sealed under a key of its own, which the erasure of any of
// those destroys who were one in it. And the end of a merge says all that the
// survivor has from then on, under a key that who has left has no part in: so
// nothing that is the survivor's is lost with an era.

// Sealed is the key that an event is sealed under, when it is not the
// contact's own.
type Sealed struct {
	Era string `json:"era,omitempty"`
}

// under gives the key of an event about a contact.
func (s Sealed) under(id string) string {
	if s.Era != "" {
		return s.Era
	}
	return id
}

// sealed is what says of an event that it belongs to the era of the contact.
func (c Contact) sealed() Sealed { return Sealed{c.Era} }

// eraOf names the era that a merge begins. It can be no contact's id, whatever
// a client takes for the id of a command.
func eraOf(id, mergeID string) string { return id + "/" + mergeID }

// eraAfter names the era that the end of a merge begins for those who stay one;
// none when the contact is by itself again.
func eraAfter(c Contact, mergeID string) string {
	if len(c.Merges) < 2 {
		return ""
	}
	return eraOf(c.ID, mergeID) + "/ended"
}

// inEra begins an era, in which all are whose merges stand.
func (c Contact) inEra(era string) Contact {
	if c.Era = era; era == "" {
		return c
	}
	return c.wasIn(era)
}

// wasIn notes eras that hold something of the contact, and so of all who are
// part of it.
func (c Contact) wasIn(eras ...string) Contact {
	c.Eras, c.Merges = append(slices.Clip(c.Eras), eras...), slices.Clone(c.Merges)
	for i, m := range c.Merges {
		c.Merges[i].Eras = append(slices.Clip(m.Eras), eras...)
	}
	return c
}

// whole gives all that a contact has, and what another state has beside that
// as cleared: whoever folds it onto that state, or onto what is left of it,
// has the contact.
func whole(c, onto Contact) Fields {
	all := Fields{
		FirstName: &c.FirstName, LastName: &c.LastName, Emails: new(append([]EmailAddress{}, c.Emails...)),
		Phones: new(append([]PhoneNumber{}, c.Phones...)), JobTitle: &c.JobTitle, CompanyID: &c.CompanyID, OwnerID: &c.OwnerID,
		LifecycleStage: &c.LifecycleStage, LeadStatus: &c.LeadStatus, Source: &c.Source,
		TagIDs: new(append([]string{}, c.TagIDs...)), Address: &c.Address,
	}
	custom := value.Custom{}
	for key := range onto.Custom {
		custom[key] = nil
	}
	if maps.Copy(custom, c.Custom); len(custom) > 0 {
		all.Custom = &custom
	}
	return all
}
