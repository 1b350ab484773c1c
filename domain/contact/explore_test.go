package contact_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/value"
)

func TestExplore(t *testing.T) {
	t.Parallel()
	domaintest.Explore(t, contact.Decider, anyCommand, func(t testing.TB, before, c contact.Contact) {
		if c.Exists() && c.FirstName == "" && c.LastName == "" && c.Email == "" {
			t.Fatalf("%+v has neither a name nor an address", c)
		}
		if before.Erased && !c.Erased {
			t.Fatalf("%+v came back", c)
		}
		if c.Erased && (c.FirstName+c.LastName+c.Email+c.Phone+c.JobTitle != "" || len(c.Emails)+len(c.Phones)+len(c.Consents)+len(c.Custom) > 0) {
			t.Fatalf("%+v is erased and not forgotten", c)
		}
		checkPrimary(t, c)
		if ids := c.LoserIDs(); len(ids) > len(slices.Compact(slices.Sorted(slices.Values(ids)))) || slices.Contains(ids, jane) {
			t.Fatalf("%v were merged into it", ids)
		}
	})
}

// checkPrimary expects one primary address and phone, which are the ones that
// are shown, and no key twice.
func checkPrimary(t testing.TB, c contact.Contact) {
	t.Helper()
	address, number := "", ""
	for _, e := range c.Emails {
		if e.Primary {
			address += e.Address
		}
	}
	for _, n := range c.Phones {
		if n.Primary {
			number += n.Number
		}
	}
	if address != c.Email || number != c.Phone || c.Email == "" && len(c.Emails) > 0 || c.Phone == "" && len(c.Phones) > 0 {
		t.Fatalf("%+v has not one primary address and phone", c)
	}
	keys := slices.Sorted(slices.Values(c.Unique()))
	if len(keys) != len(slices.Compact(keys)) {
		t.Fatalf("%v has an address twice", c.Emails)
	}
}

func anyCommand(dice *rand.Rand) contact.Command {
	switch dice.IntN(20) {
	case 0:
		return contact.Delete{ID: jane, At: monday}
	case 1:
		if dice.IntN(3) > 0 {
			return contact.Archive{ID: jane, At: monday}
		}
		return contact.Erase{ID: jane, Reason: domaintest.One(dice, "", "asked to"), With: domaintest.One(dice, "", ann), At: monday}
	case 2, 3:
		return contact.Create{ID: jane, Fields: anyFields(dice), At: monday}
	case 4:
		return contact.Restore{ID: jane, At: monday}
	case 5, 6:
		return contact.SetConsent{ID: jane, Consent: anyConsent(dice), At: tuesday}
	case 7, 8:
		return anyMerge(dice)
	case 9, 10:
		return contact.Unmerge{ID: jane, MergeID: domaintest.One(dice, "m1", "m2", "m3"), Force: dice.IntN(2) == 0, At: monday}
	case 11:
		if dice.IntN(3) > 0 {
			return contact.MergeInto{ID: jane, Into: domaintest.One(dice, ann, john), At: monday}
		}
		return contact.Split{ID: jane, From: ann, At: monday}
	case 12:
		return contact.Split{ID: jane, From: domaintest.One(dice, "", ann, john), At: monday}
	default:
		return contact.Update{ID: jane, Fields: anyFields(dice), At: tuesday}
	}
}

func anyConsent(dice *rand.Rand) contact.Consent {
	return contact.Consent{
		Channel: domaintest.One(dice, contact.ByEmail, contact.ByPost, "FAX"),
		Status:  domaintest.One(dice, contact.Granted, contact.Denied, contact.Unknown, ""),
		Basis:   domaintest.One(dice, "", contact.Agreement, contact.Contract),
		Date:    domaintest.One(dice, "", "2026-01-01", "soon"),
		Note:    domaintest.One(dice, "", "said so"),
	}
}

// anyMerge merges one or two others, who are whatever the dice makes of them.
func anyMerge(dice *rand.Rand) contact.Merge {
	cmd := contact.Merge{ID: jane, MergeID: domaintest.One(dice, "m1", "m2", "m3"), At: tuesday}
	for range dice.IntN(3) {
		id := domaintest.One(dice, jane, john, ann)
		events, _ := contact.Decider.Decide(contact.Contact{}, contact.Create{ID: id, Fields: anyFields(dice), At: monday})
		cmd.LoserIDs, cmd.Losers = append(cmd.LoserIDs, id), append(cmd.Losers, contact.Decider.Fold(contact.Contact{}, events...))
	}
	if dice.IntN(3) == 0 {
		cmd.Fields = anyFields(dice)
	}
	return cmd
}

func anyFields(dice *rand.Rand) contact.Fields {
	return contact.Fields{
		FirstName: domaintest.Maybe(dice, "", " ", "Jane", "Zoë"),
		LastName:  domaintest.Maybe(dice, "", "Doe", "a\nb", " Roe "),
		Email:     domaintest.Maybe(dice, "", "jane@example.com", " JANE@example.com", "zoe@example.com", "jane"),
		Emails:    domaintest.Maybe(dice, []contact.EmailAddress{}, *emails("jane@example.com", "zoe@example.com"), *emails("x@example.com", "ZOE@example.com")),
		Phone:     domaintest.Maybe(dice, "", "+49 30 123456", "030/123", "+1 (212) 555-0100 ext. 5", "\xff"),
		Phones:    domaintest.Maybe(dice, []contact.PhoneNumber{}, *phones("", "+49 (0)30 123456"), append(*phones("", "+4930123456"), contact.PhoneNumber{Raw: "030/123"})),
		JobTitle:  domaintest.Maybe(dice, "", "CTO"),
		CompanyID: domaintest.Maybe(dice, "", "company"),
		OwnerID:   domaintest.Maybe(dice, "", "owner"),
		Source:    domaintest.Maybe(dice, "", "fair"),
		TagIDs:    domaintest.Maybe(dice, []string{}, []string{"a"}, []string{"b", "a", "b"}),
		Custom:    domaintest.Maybe(dice, value.Custom{}, value.Custom{"size": 3.0}, value.Custom{"size": nil, "vip": true}, value.Custom{"vip": false}),
		Address:   domaintest.Maybe(dice, value.Address{}, value.Address{Street: "Main St 1\nback door", City: "Bonn"}),
	}
}
