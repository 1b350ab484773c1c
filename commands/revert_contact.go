package commands

import (
	"slices"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/contact"
)

func revertContact(id string, r Revert[contact.Contact]) (cmds []contact.Command) {
	if merges := revertMerges(id, r); len(merges) > 0 {
		return merges // they bring the fields along
	}
	now, target := r.Now, r.Target
	gone := target.Deleted || target.ID == ""
	if gone {
		if !now.Deleted {
			cmds = append(cmds, contact.Delete{ID: id, At: r.At})
		}
		return cmds
	}
	if now.Deleted || now.Archived && !target.Archived {
		cmds = append(cmds, contact.Restore{ID: id, At: r.At})
		now.Deleted, now.Archived = false, false
	}
	if f := contactFields(now, target); f != (contact.Fields{}) {
		cmds = append(cmds, contact.Update{ID: id, Fields: f, At: r.At})
	}
	cmds = append(cmds, revertConsents(id, r)...)
	if target.Archived && !now.Archived {
		cmds = append(cmds, contact.Archive{ID: id, At: r.At})
	}
	return cmds
}

// contactFields says a primary address only where the list does not.
func contactFields(now, target contact.Contact) contact.Fields {
	f := domain.FieldsFor[contact.Fields](now, target)
	if f.Emails != nil {
		f.Email = nil
	}
	if f.Phones != nil {
		f.Phone = nil
	}
	return f
}

// revertMerges ends the merges that are to be undone, and makes those again
// whose end is. That nothing was changed since, undo has found out.
func revertMerges(id string, r Revert[contact.Contact]) (cmds []contact.Command) {
	for _, m := range lacking(r.After, r.Before) {
		if stands(r.Now, m) {
			cmds = append(cmds, contact.Unmerge{ID: id, MergeID: m.ID, Force: true, At: r.At})
		}
	}
	for _, m := range lacking(r.Before, r.After) {
		if !stands(r.Now, m) {
			cmds = append(cmds, contact.Merge{ID: id, MergeID: m.ID, LoserIDs: m.LoserIDs, At: r.At})
		}
	}
	return cmds
}

// lacking gives the merges of one contact that another has not.
func lacking(c, other contact.Contact) (merges []contact.Merging) {
	for _, m := range c.Merges {
		if !stands(other, m) {
			merges = append(merges, m)
		}
	}
	return merges
}

func stands(c contact.Contact, merge contact.Merging) bool {
	return slices.ContainsFunc(c.Merges, func(m contact.Merging) bool { return m.ID == merge.ID })
}

// revertConsents sets the consent of each channel on which it differs; a
// channel of which nothing was known is unknown again.
func revertConsents(id string, r Revert[contact.Contact]) (cmds []contact.Command) {
	for _, c := range r.Target.Consents {
		if !slices.Contains(r.Now.Consents, c) {
			cmds = append(cmds, contact.SetConsent{ID: id, Consent: c, At: r.At})
		}
	}
	for _, c := range r.Now.Consents {
		on := func(other contact.Consent) bool { return other.Channel == c.Channel }
		if !slices.ContainsFunc(r.Target.Consents, on) {
			cmds = append(cmds, contact.SetConsent{ID: id, Consent: contact.Consent{Channel: c.Channel, Status: contact.Unknown}, At: r.At})
		}
	}
	return cmds
}
