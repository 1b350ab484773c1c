package importer

import (
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/value"
)

// A row's first e-mail address and phone are in its fields; these are the rest.

// addEmail notes one more address of the row. One that is none, and one that
// another row has as well, is no reason to lose the person.
func (d *contactDraft) addEmail(text, label string) {
	email, err := value.ParseEmail(text)
	switch {
	case err != nil:
		d.warnings = append(d.warnings, "imported without an additional e-mail address that is none")
	case email.String() != "":
		d.emails = append(d.emails, contact.EmailAddress{Address: email.String(), Label: label})
	}
}

func (d *contactDraft) addPhone(text, label string) {
	if number := phone(text, &d.warnings); number != nil && len(*number) <= 64 {
		d.phones = append(d.phones, contact.PhoneNumber{Number: *number, Label: label})
	}
}

// allEmails are the row's addresses, the first of which is the primary one.
func (d *contactDraft) allEmails() []contact.EmailAddress {
	list := d.emails
	if d.fields.Email != nil {
		list = append([]contact.EmailAddress{{Address: strings.TrimSpace(*d.fields.Email)}}, list...)
	}
	return once(list, emailKey)
}

func (d *contactDraft) allPhones(key func(contact.PhoneNumber) string) []contact.PhoneNumber {
	list := d.phones
	if d.fields.Phone != nil {
		list = append([]contact.PhoneNumber{{Number: *d.fields.Phone}}, list...)
	}
	return once(list, key)
}

func emailKey(e contact.EmailAddress) string { return value.EmailKey(e.Address) }

// phoneKey is the form in which phones are compared. One without a country is
// of the tenant's, as it will be when it is in.
func (r *run) phoneKey(n contact.PhoneNumber) string {
	number, err := value.ParsePhone(n.Number, r.region)
	if err != nil {
		return n.Number
	}
	return number.String()
}

// once leaves out what is in a list before, and marks the first as primary.
func once[T any](list []T, key func(T) string) []T {
	var kept []T
	for _, t := range list {
		if !slices.ContainsFunc(kept, func(k T) bool { return key(k) == key(t) }) {
			kept = append(kept, t)
		}
	}
	return kept
}

// mergeList brings a list to what a row says of it: what is new in the row
// since the last import is added, and another first one takes the place of the
// one that was first. What members added here stays; nil when nothing changes.
func mergeList[T any](current, imported, row []T, key func(T) string, primary func(*T) *bool) *[]T {
	at := func(list []T, k string) int { return slices.IndexFunc(list, func(t T) bool { return key(t) == k }) }
	merged, changed := slices.Clone(current), false
	for i, t := range row {
		if at(imported, key(t)) >= 0 && i > 0 || i == 0 && isFirst(imported, t, key, primary) {
			continue
		}
		changed = true
		if i == 0 {
			merged = replaceFirst(merged, imported, row, key, primary)
		} else if at(merged, key(t)) < 0 {
			merged = append(merged, t)
		}
	}
	if !changed {
		return nil
	}
	return &merged
}

func isFirst[T any](list []T, t T, key func(T) string, primary func(*T) *bool) bool {
	i := slices.IndexFunc(list, func(l T) bool { return *primary(&l) })
	return i >= 0 && key(list[i]) == key(t)
}

// replaceFirst makes the row's first the primary one. The one that imports had
// made primary goes, unless the row still has it.
func replaceFirst[T any](list, imported, row []T, key func(T) string, primary func(*T) *bool) []T {
	has := func(in []T, t T) bool { return slices.ContainsFunc(in, func(l T) bool { return key(l) == key(t) }) }
	var next []T
	for _, t := range list {
		old := slices.ContainsFunc(imported, func(i T) bool { return *primary(&i) && key(i) == key(t) })
		if !old || has(row, t) {
			*primary(&t) = key(t) == key(row[0])
			next = append(next, t)
		}
	}
	if !has(next, row[0]) {
		first := row[0]
		*primary(&first) = true
		next = append([]T{first}, next...)
	}
	return next
}

// ownEmails notes what rows have as their own address, before any row comes in.
func (r *run) ownEmails(t *Table, email func(Row) string) error {
	for row, err := range t.Rows() {
		if err != nil {
			return err
		}
		if key := value.EmailKey(email(row)); key != "" {
			r.own[key] = true
		}
	}
	return nil
}

// leaveOthers takes out of a row's additional addresses those that another row
// has as its own.
func (r *run) leaveOthers(d *contactDraft) {
	mine := ""
	if d.fields.Email != nil {
		mine = value.EmailKey(*d.fields.Email)
	}
	kept := slices.DeleteFunc(d.emails, func(e contact.EmailAddress) bool { return emailKey(e) != mine && r.own[emailKey(e)] })
	if len(kept) < len(d.emails) {
		d.warnings = append(d.warnings, "imported without an additional e-mail address that another row has as its own")
	}
	d.emails = kept
}
