package contact

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// MaxLosers is how many contacts one merge can take in.
const MaxLosers = 50

func merge(c Contact, cmd Merge) ([]Event, error) {
	if err := reachable(c); err != nil {
		return nil, err
	}
	if len(cmd.LoserIDs) > 0 && !slices.ContainsFunc(cmd.LoserIDs, func(id string) bool { return !slices.Contains(c.LoserIDs(), id) }) {
		return nil, nil
	}
	if slices.ContainsFunc(c.Merges, func(m Merging) bool { return m.ID == cmd.MergeID }) {
		return nil, fault.New(fault.Conflict, "A merge of other contacts had this id.")
	}
	if err := mergeable(c, cmd); err != nil {
		return nil, err
	}
	fields, err := cmd.joined(c)
	if err != nil {
		return nil, err
	}
	if err := keepsName(c, fields); err != nil {
		return nil, err
	}
	allowed := [][]Consent{c.Consents}
	for _, l := range cmd.Losers {
		allowed = append(allowed, l.Consents)
	}
	return []Event{Merged{
		cmd.ID, cmd.MergeID, cmd.LoserIDs, fields, changedList(c.Consents, new(strictest(allowed...))),
		Sealed{eraOf(cmd.ID, cmd.MergeID)}, domain.Moment{At: cmd.At},
	}}, nil
}

// mergeable says what is wrong with each of the losers.
func mergeable(c Contact, cmd Merge) error {
	var p fault.Problems
	switch n := len(cmd.LoserIDs); {
	case n == 0:
		p.Add("loserIds", "name the contacts that are to be merged into this one")
	case n > MaxLosers:
		p.Add("loserIds", fmt.Sprintf("has more than %d", MaxLosers))
	}
	for i, id := range cmd.LoserIDs {
		if problem := cmd.problem(c, i, id); problem != "" {
			p.Add(fmt.Sprintf("loserIds[%d]", i), problem)
		}
	}
	return p.Err()
}

func (cmd Merge) problem(c Contact, i int, id string) string {
	at := slices.IndexFunc(cmd.Losers, func(l Contact) bool { return l.ID == id && id != "" })
	switch {
	case id == cmd.ID:
		return "is the contact itself"
	case slices.Contains(cmd.LoserIDs[:i], id):
		return "is named twice"
	case slices.Contains(c.LoserIDs(), id):
		return "was merged into this contact before"
	case at < 0:
		return "refers to something that does not exist"
	case cmd.Losers[at].Erased:
		return "was erased"
	case cmd.Losers[at].Deleted:
		return "was deleted"
	case cmd.Losers[at].MergedInto != "":
		return "was merged into " + cmd.Losers[at].MergedInto
	}
	return ""
}

// joined gives what the merge changes of the contact.
func (cmd Merge) joined(c Contact) (Fields, error) {
	chosen, err := cmd.Fields.normal()
	if err != nil {
		return Fields{}, err
	}
	all := c
	for _, l := range cmd.Losers {
		all = all.join(l)
	}
	if err := chosen.among(all); err != nil {
		return Fields{}, err
	}
	if chosen, err = chosen.lists(all); err != nil {
		return Fields{}, err
	}
	chosen.apply(&all)
	return difference(c, all), nil
}

// among refuses a chosen primary address that none of the contacts has: it
// would take the place of one that somebody has.
func (f Fields) among(c Contact) error {
	var p fault.Problems
	if f.Email != nil && f.Emails == nil && *f.Email != "" {
		key := value.EmailKey(*f.Email)
		if !slices.ContainsFunc(c.Emails, func(e EmailAddress) bool { return value.EmailKey(e.Address) == key }) {
			p.Add("email", "is an address of none of the contacts")
		}
	}
	if f.Phone != nil && f.Phones == nil && *f.Phone != "" {
		phone, _ := newPhone(*f.Phone) // checked by normal
		if !slices.ContainsFunc(c.Phones, func(n PhoneNumber) bool { return n.Number == phone.Number }) {
			p.Add("phone", "is a phone of none of the contacts")
		}
	}
	return p.Err()
}

// join gives the contact with what it lacks and the loser has.
func (c Contact) join(l Contact) Contact {
	c.FirstName, c.LastName = cmp.Or(c.FirstName, l.FirstName), cmp.Or(c.LastName, l.LastName)
	c.JobTitle, c.Source = cmp.Or(c.JobTitle, l.JobTitle), cmp.Or(c.Source, l.Source)
	c.CompanyID, c.OwnerID = cmp.Or(c.CompanyID, l.CompanyID), cmp.Or(c.OwnerID, l.OwnerID)
	c.LifecycleStage, c.LeadStatus = cmp.Or(c.LifecycleStage, l.LifecycleStage), cmp.Or(c.LeadStatus, l.LeadStatus)
	c.Address = cmp.Or(c.Address, l.Address)
	c.Emails = union(c.Emails, l.Emails, func(e EmailAddress) string { return value.EmailKey(e.Address) })
	c.Phones = union(c.Phones, l.Phones, func(n PhoneNumber) string { return n.Number })
	c.TagIDs = union(c.TagIDs, l.TagIDs, func(id string) string { return id })
	slices.Sort(c.TagIDs)
	solePrimary(c.Emails, func(e *EmailAddress) *bool { return &e.Primary })
	solePrimary(c.Phones, func(n *PhoneNumber) *bool { return &n.Primary })
	c.Custom = l.Custom.Merge(&c.Custom)
	return c
}

// union gives a list with what another one has besides.
func union[T any](list, more []T, key func(T) string) []T {
	list = slices.Clone(list)
	for _, m := range more {
		if !slices.ContainsFunc(list, func(t T) bool { return key(t) == key(m) }) {
			list = append(list, m)
		}
	}
	return list
}

func mergeInto(c Contact, cmd MergeInto) ([]Event, error) {
	switch {
	case c.ID == "":
		return nil, reachable(c)
	case c.MergedInto == cmd.Into, c.Deleted, c.Erased: // is so, or was gone by then
		return nil, nil
	case c.MergedInto != "":
		return nil, reachable(c)
	}
	return []Event{MergedInto{cmd.ID, cmd.Into, domain.Moment{At: cmd.At}}}, nil
}
