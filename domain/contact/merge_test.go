package contact_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

const (
	john = "01980000-0000-7000-8000-000000000002"
	ann  = "01980000-0000-7000-8000-000000000003"
	this = "01980000-0000-7000-8000-0000000000aa" // the merge
)

// other is John as a merge finds him.
func other(more ...contact.Event) contact.Contact {
	return contact.Decider.Fold(contact.Contact{}, append([]contact.Event{contact.Created{ID: john, Moment: on(monday), Fields: contact.Fields{
		FirstName: new("J."), Emails: emails("j@example.com"), Phones: phones("+4930123456", "030/123456"), LeadStatus: new("NEW"),
		TagIDs: &[]string{"vip"}, Custom: &value.Custom{"size": 3.0}, CompanyID: new("acme"), Address: &value.Address{City: "Bonn"},
	}}}, more...)...)
}

func merge(losers ...contact.Contact) contact.Merge {
	cmd := contact.Merge{ID: jane, MergeID: this, Losers: losers, At: tuesday}
	for _, l := range losers {
		cmd.LoserIDs = append(cmd.LoserIDs, l.ID)
	}
	return cmd
}

// taken are the fields that Jane gets of John.
func taken() contact.Fields {
	return contact.Fields{
		Emails: &[]contact.EmailAddress{{Address: "Jane@Example.com", Primary: true}, {Address: "j@example.com"}},
		Phones: phones("+4930123456", "030/123456"), LeadStatus: new("NEW"), TagIDs: &[]string{"vip"},
		Custom: &value.Custom{"size": 3.0}, CompanyID: new("acme"), Address: &value.Address{City: "Bonn"},
	}
}

// era is that of the merge.
var era = contact.Sealed{Era: jane + "/" + this}

// apart is the end of the merge, after which Jane has these fields.
func apart(f contact.Fields) contact.Unmerged {
	return contact.Unmerged{
		ID: jane, MergeID: this, LoserIDs: []string{john}, Fields: f, Consents: &[]contact.Consent{}, Eras: []string{era.Era}, Moment: on(tuesday),
	}
}

func merged() []contact.Event {
	return append(created(), contact.Merged{ID: jane, MergeID: this, LoserIDs: []string{john}, Fields: taken(), Sealed: era, Moment: on(monday)})
}

func TestMerge(t *testing.T) {
	t.Parallel()
	t.Run("what the survivor has stays, what it lacks comes from the loser", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(merge(other())).
			Then(contact.Merged{ID: jane, MergeID: this, LoserIDs: []string{john}, Fields: taken(), Sealed: era, Moment: on(tuesday)})
	})
	t.Run("values can be chosen", func(t *testing.T) {
		t.Parallel()
		cmd := merge(other())
		cmd.Fields = contact.Fields{FirstName: new("J."), Email: new("J@example.com"), LeadStatus: new(""), CompanyID: new("other")}
		want := taken()
		want.FirstName, want.LeadStatus, want.CompanyID = new("J."), nil, new("other")
		want.Emails = &[]contact.EmailAddress{{Address: "Jane@Example.com"}, {Address: "J@example.com", Primary: true}}
		given(t, created()).When(cmd).Then(contact.Merged{ID: jane, MergeID: this, LoserIDs: []string{john}, Fields: want, Sealed: era, Moment: on(tuesday)})
	})
	t.Run("the strictest consent wins", func(t *testing.T) {
		t.Parallel()
		no := contact.ConsentSet{ID: john, Channel: contact.ByEmail, Status: contact.Denied, Moment: on(monday)}
		post := contact.ConsentSet{ID: john, Channel: contact.ByPost, Status: contact.Granted, Basis: contact.Contract, Moment: on(monday)}
		c := contact.Decider.Fold(contact.Contact{}, agreed()...)
		events, err := contact.Decider.Decide(c, merge(other(no, post)))
		require.NoError(t, err)
		require.Equal(t, []contact.Consent{
			{Channel: contact.ByEmail, Status: contact.Denied}, {Channel: contact.ByPost, Status: contact.Granted, Basis: contact.Contract},
		}, contact.Decider.Fold(c, events...).Consents)
	})
	t.Run("merged before changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, merged()).When(merge(other())).ThenNothing()
	})
	t.Run("refused", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(merge(other())).ThenError(fault.NotFound)
		given(t, deleted()).When(merge(other())).ThenError(fault.NotFound)
		given(t, created()).When(merge()).ThenError(fault.Invalid, "loserIds")
		given(t, created()).When(merge(contact.Contact{ID: jane})).ThenError(fault.Invalid, "loserIds[0]")
		given(t, created()).When(merge(other(), other())).ThenError(fault.Invalid, "loserIds[1]")
		given(t, created()).When(merge(contact.Contact{})).ThenError(fault.Invalid, "loserIds[0]")
		for _, more := range []contact.Event{
			contact.Deleted{ID: john}, contact.Erased{ID: john}, contact.MergedInto{ID: john, Into: ann},
		} {
			given(t, created()).When(merge(other(more))).ThenError(fault.Invalid, "loserIds[0]")
		}
		third := contact.Contact{ID: ann, LastName: "Lee"}
		given(t, merged()).When(merge(third)).ThenError(fault.Conflict)
		again := merge(third, other())
		again.MergeID = "another"
		given(t, merged()).When(again).ThenError(fault.Invalid, "loserIds[1]")
		crowd := make([]contact.Contact, 51)
		cmd := merge(crowd...)
		for i := range crowd {
			cmd.LoserIDs[i] = string(rune('a' + i))
			cmd.Losers[i].ID = cmd.LoserIDs[i]
		}
		given(t, created()).When(cmd).ThenError(fault.Invalid, "loserIds")
	})
	t.Run("a choice that is none is refused", func(t *testing.T) {
		t.Parallel()
		cmd := merge(other())
		cmd.Fields = contact.Fields{Email: new("c@example.com"), Phone: new("112")}
		given(t, created()).When(cmd).ThenError(fault.Invalid, "email", "phone")
		cmd.Fields = contact.Fields{Email: new("c"), FirstName: new("a\nb")}
		given(t, created()).When(cmd).ThenError(fault.Invalid, "email", "firstName")
		cmd.Fields = contact.Fields{Emails: emails(), FirstName: new(""), LastName: new("")}
		given(t, created()).When(cmd).ThenError(fault.Invalid, "lastName")
	})
}

func TestTheLoserOfAMerge(t *testing.T) {
	t.Parallel()
	into := contact.MergeInto{ID: jane, Into: ann, At: tuesday}
	follows := append(created(), contact.MergedInto{ID: jane, Into: ann, Moment: on(monday)})
	t.Run("follows", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(into).Then(contact.MergedInto{ID: jane, Into: ann, Moment: on(tuesday)})
		for _, past := range [][]contact.Event{follows, deleted(), erased()} {
			given(t, past).When(into).ThenNothing()
		}
		given(t, nil).When(into).ThenError(fault.NotFound)
		given(t, follows).When(contact.MergeInto{ID: jane, Into: john}).ThenError(fault.Conflict)
	})
	t.Run("takes no command and sends to the survivor", func(t *testing.T) {
		t.Parallel()
		for _, cmd := range []contact.Command{
			contact.Update{ID: jane}, contact.Delete{ID: jane}, contact.Archive{ID: jane}, contact.Restore{ID: jane},
			contact.SetConsent{ID: jane}, contact.Erase{ID: jane, Reason: "asked to"}, contact.Merge{ID: jane}, contact.Unmerge{ID: jane},
		} {
			given(t, follows).When(cmd).ThenError(fault.Conflict)
			_, err := contact.Decider.Decide(contact.Decider.Fold(contact.Contact{}, follows...), cmd)
			require.ErrorContains(t, err, ann)
		}
		require.Empty(t, contact.Decider.Fold(contact.Contact{}, follows...).Unique())
	})
	t.Run("is erased with the survivor", func(t *testing.T) {
		t.Parallel()
		given(t, follows).When(contact.Erase{ID: jane, Reason: "asked to", With: ann, At: tuesday}).
			Then(contact.Erased{ID: jane, Reason: "asked to", Moment: on(tuesday)})
		given(t, merged()).When(contact.Erase{ID: jane, Reason: "asked to", At: tuesday}).
			Then(contact.Erased{ID: jane, Reason: "asked to", LoserIDs: []string{john}, Eras: []string{era.Era}, Moment: on(tuesday)})
	})
	t.Run("splits off as it was", func(t *testing.T) {
		t.Parallel()
		split := contact.Split{ID: jane, From: ann, At: tuesday}
		given(t, follows).When(split).Then(contact.SplitOff{ID: jane, From: ann, Moment: on(tuesday)})
		given(t, created()).When(split).ThenNothing()
		given(t, nil).When(split).ThenNothing()
		given(t, follows).When(contact.Split{ID: jane, From: john}).ThenNothing()
		split.Without, split.WithoutCustom = []string{"jane@example.com"}, []string{"size", "vip"}
		sized := append([]contact.Event{contact.Created{ID: jane, Fields: contact.Fields{
			LastName: new("Doe"), Email: new("Jane@example.com"), Custom: &value.Custom{"size": 3.0},
		}}}, contact.MergedInto{ID: jane, Into: ann})
		given(t, sized).When(split).Then(contact.SplitOff{
			ID: jane, From: ann, Fields: contact.Fields{Emails: emails(), Custom: &value.Custom{"size": nil}}, Moment: on(tuesday),
		})
	})
}

func TestUnmerge(t *testing.T) {
	t.Parallel()
	undo := contact.Unmerge{ID: jane, MergeID: this, At: tuesday}
	back := contact.Fields{
		Emails: emails("Jane@Example.com"), Phones: &[]contact.PhoneNumber{}, LeadStatus: new(""), TagIDs: &[]string{},
		Custom: &value.Custom{"size": nil}, CompanyID: new(""), Address: &value.Address{},
		FirstName: new("Jane"), LastName: new("Doe"), JobTitle: new("CTO"), OwnerID: new(""), LifecycleStage: new(""), Source: new(""),
	}
	t.Run("gives back what was", func(t *testing.T) {
		t.Parallel()
		given(t, merged()).When(undo).Then(apart(back))
	})
	t.Run("consents too", func(t *testing.T) {
		t.Parallel()
		no := contact.ConsentSet{ID: john, Channel: contact.BySMS, Status: contact.Denied, Moment: on(monday)}
		c := contact.Decider.Fold(contact.Contact{}, agreed()...)
		both, err := contact.Decider.Decide(c, merge(other(no)))
		require.NoError(t, err)
		joined := contact.Decider.Fold(c, both...)
		apart, err := contact.Decider.Decide(joined, undo)
		require.NoError(t, err)
		require.Equal(t, c.Consents, contact.Decider.Fold(joined, apart...).Consents)
	})
	t.Run("other edits since do not matter", func(t *testing.T) {
		t.Parallel()
		edited := back
		edited.JobTitle = new("CEO")
		given(t, append(merged(), contact.Updated{ID: jane, Fields: contact.Fields{JobTitle: new("CEO")}, Moment: on(monday)})).When(undo).
			Then(apart(edited))
	})
	t.Run("an edit of the same since refuses it, unless forced", func(t *testing.T) {
		t.Parallel()
		edited := append(merged(), contact.Updated{ID: jane, Moment: on(monday), Fields: contact.Fields{
			LeadStatus: new("OPEN"), Emails: emails("j@example.com", "new@example.com"),
		}})
		given(t, edited).When(undo).ThenError(fault.Conflict)
		_, err := contact.Decider.Decide(contact.Decider.Fold(contact.Contact{}, edited...), undo)
		require.ErrorContains(t, err, "emails, leadStatus")
		forced := undo
		forced.Force = true
		want := back
		want.Emails = emails("Jane@Example.com", "new@example.com")
		given(t, edited).When(forced).Then(apart(want))
	})
	t.Run("refused", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(undo).ThenError(fault.NotFound)
		given(t, created()).When(undo).ThenError(fault.NotFound)
		given(t, append(merged(), contact.Unmerged{ID: jane, MergeID: this, Moment: on(monday)})).When(undo).ThenError(fault.NotFound)
		named := append(merged(), contact.Updated{ID: jane, Moment: on(monday), Fields: contact.Fields{FirstName: new(""), LastName: new("")}},
			contact.Updated{ID: jane, Moment: on(monday), Fields: contact.Fields{Emails: emails("j@example.com")}})
		forced := undo
		forced.Force = true
		nameless := back
		nameless.FirstName, nameless.LastName = new(""), new("")
		given(t, named).When(forced).Then(apart(nameless))
	})
}
