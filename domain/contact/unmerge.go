package contact

import (
	"maps"
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

func unmerge(c Contact, cmd Unmerge) ([]Event, error) {
	if err := reachable(c); err != nil {
		return nil, err
	}
	i := slices.IndexFunc(c.Merges, func(m Merging) bool { return m.ID == cmd.MergeID })
	if i < 0 {
		return nil, fault.New(fault.NotFound, "This contact has no such merge that could be undone.")
	}
	m := c.Merges[i]
	if touched := touchedSince(c, m); len(touched) > 0 && !cmd.Force {
		return nil, fault.New(fault.Conflict, "Changed since the merge: "+strings.Join(touched, ", ")+".")
	}
	fields := m.back(c).changed(c)
	if err := keepsName(c, fields); err != nil {
		return nil, err
	}
	consents := new(append([]Consent{}, c.Consents...))
	if m.HadConsents != nil {
		consents = new(append([]Consent{}, *m.HadConsents...))
	}
	after := c
	fields.apply(&after)
	return []Event{Unmerged{
		cmd.ID, m.ID, m.LoserIDs, whole(after, c), consents, m.Eras, Sealed{eraAfter(c, m.ID)}, domain.Moment{At: cmd.At},
	}}, nil
}

// touchedSince names what the merge set and what was changed again since.
func touchedSince(c Contact, m Merging) (names []string) {
	again := m.Set.changed(c)
	for _, field := range []struct {
		name    string
		touched bool
	}{
		{"firstName", again.FirstName != nil}, {"lastName", again.LastName != nil},
		{"emails", again.Emails != nil}, {"phones", again.Phones != nil}, {"jobTitle", again.JobTitle != nil},
		{"companyId", again.CompanyID != nil}, {"ownerId", again.OwnerID != nil},
		{"lifecycleStage", again.LifecycleStage != nil}, {"leadStatus", again.LeadStatus != nil},
		{"source", again.Source != nil}, {"tagIds", again.TagIDs != nil}, {"address", again.Address != nil},
		{"customFields", again.Custom != nil},
		{"consents", m.SetConsents != nil && !slices.Equal(c.Consents, *m.SetConsents)},
	} {
		if field.touched {
			names = append(names, field.name)
		}
	}
	return names
}

// back gives the fields as they were before the merge. What was put into a
// list since the merge stays in it.
func (m Merging) back(c Contact) Fields {
	f := m.Had
	email := func(e EmailAddress) string { return value.EmailKey(e.Address) }
	phone := func(n PhoneNumber) string { return n.Number }
	f.Emails = later(c.Emails, m.Set.Emails, f.Emails, email)
	f.Phones = later(c.Phones, m.Set.Phones, f.Phones, phone)
	f.TagIDs = later(c.TagIDs, m.Set.TagIDs, f.TagIDs, func(id string) string { return id })
	if f.Emails != nil {
		solePrimary(*f.Emails, func(e *EmailAddress) *bool { return &e.Primary })
	}
	if f.Phones != nil {
		solePrimary(*f.Phones, func(n *PhoneNumber) *bool { return &n.Primary })
	}
	return f
}

// later gives the list that was there before, with what came since.
func later[T any](now []T, set, had *[]T, key func(T) string) *[]T {
	if set == nil {
		return nil
	}
	var since []T
	for _, t := range now {
		if !slices.ContainsFunc(*set, func(s T) bool { return key(s) == key(t) }) {
			since = append(since, t)
		}
	}
	return new(append([]T{}, union(*had, since, key)...))
}

// solePrimary leaves of a joined list the first primary one primary.
func solePrimary[T any](list []T, primary func(*T) *bool) {
	at := max(0, slices.IndexFunc(list, func(t T) bool { return *primary(&t) }))
	for i := range list {
		*primary(&list[i]) = i == at
	}
}

func split(c Contact, cmd Split) ([]Event, error) {
	if c.MergedInto != cmd.From || cmd.From == "" {
		return nil, nil
	}
	kept := []EmailAddress{}
	for _, e := range c.Emails {
		if !slices.Contains(cmd.Without, value.EmailKey(e.Address)) {
			kept = append(kept, e)
		}
	}
	solePrimary(kept, func(e *EmailAddress) *bool { return &e.Primary })
	cleared := value.Custom{}
	for _, key := range cmd.WithoutCustom {
		cleared[key] = nil
	}
	without := Fields{Emails: changedList(c.Emails, &kept), Custom: c.Custom.Changed(&cleared)}
	return []Event{SplitOff{cmd.ID, cmd.From, without, cmd.Eras, domain.Moment{At: cmd.At}}}, nil
}

// before gives what the contact has of the fields that are said.
func (f Fields) before(c Contact) Fields {
	return Fields{
		FirstName: hadOf(f.FirstName, c.FirstName), LastName: hadOf(f.LastName, c.LastName),
		Emails: hadList(f.Emails, c.Emails), Phones: hadList(f.Phones, c.Phones), JobTitle: hadOf(f.JobTitle, c.JobTitle),
		CompanyID: hadOf(f.CompanyID, c.CompanyID), OwnerID: hadOf(f.OwnerID, c.OwnerID),
		LifecycleStage: hadOf(f.LifecycleStage, c.LifecycleStage), LeadStatus: hadOf(f.LeadStatus, c.LeadStatus),
		Source: hadOf(f.Source, c.Source), TagIDs: hadList(f.TagIDs, c.TagIDs), Address: hadOf(f.Address, c.Address),
		Custom: hadCustom(f.Custom, c.Custom),
	}
}

func hadOf[T any](said *T, had T) *T {
	if said == nil {
		return nil
	}
	return &had
}

func hadList[T any](said *[]T, had []T) *[]T {
	if said == nil {
		return nil
	}
	return new(append([]T{}, had...))
}

func hadCustom(said *value.Custom, had value.Custom) *value.Custom {
	if said == nil {
		return nil
	}
	before := value.Custom{}
	for key := range *said {
		before[key] = had[key]
	}
	return &before
}

// difference gives what makes one contact's fields those of another.
func difference(from, to Contact) Fields {
	all := Fields{
		FirstName: &to.FirstName, LastName: &to.LastName, Emails: new(append([]EmailAddress{}, to.Emails...)),
		Phones: new(append([]PhoneNumber{}, to.Phones...)), JobTitle: &to.JobTitle, CompanyID: &to.CompanyID, OwnerID: &to.OwnerID,
		LifecycleStage: &to.LifecycleStage, LeadStatus: &to.LeadStatus, Source: &to.Source,
		TagIDs: new(append([]string{}, to.TagIDs...)), Address: &to.Address, Custom: &value.Custom{},
	}
	for key := range from.Custom {
		(*all.Custom)[key] = nil
	}
	maps.Copy(*all.Custom, to.Custom)
	return all.changed(from)
}
