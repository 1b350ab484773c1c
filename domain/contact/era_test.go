package contact_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/contact"
)

// subject is the key that an event is sealed under.
func subject(e contact.Event) string { return e.(interface{ Subject() string }).Subject() }

func TestErasOfMerges(t *testing.T) {
	t.Parallel()
	c := contact.Decider.Fold(contact.Contact{}, created()...)
	give := func(cmd contact.Command) contact.Event {
		t.Helper()
		events, err := contact.Decider.Decide(c, cmd)
		require.NoError(t, err)
		require.Len(t, events, 1)
		c = contact.Decider.Fold(c, events...)
		return events[0]
	}
	edit := func(title string) contact.Update {
		return contact.Update{ID: jane, Fields: contact.Fields{JobTitle: &title}}
	}
	require.Equal(t, jane, subject(give(edit("a"))))

	first, ann := merge(other()), contact.Contact{ID: ann, LastName: "Ann"}
	one := subject(give(first))
	require.Equal(t, era.Era, one)
	require.Equal(t, one, subject(give(edit("b"))))
	require.Equal(t, one, subject(give(contact.SetConsent{ID: jane, Consent: contact.Consent{Channel: contact.BySMS, Status: contact.Denied, Date: "2026-01-01"}})))
	second := merge(ann)
	second.MergeID = "another"
	two := subject(give(second))
	require.NotContains(t, []string{jane, one}, two)

	end := give(contact.Unmerge{ID: jane, MergeID: this}).(contact.Unmerged)
	three := subject(end)
	require.NotContains(t, []string{jane, one, two}, three)
	require.Equal(t, []string{one, two}, end.Eras, "John was part of these, and not of the one that begins")
	require.Equal(t, three, subject(give(edit("c"))))

	last := give(contact.Unmerge{ID: jane, MergeID: "another"}).(contact.Unmerged)
	require.Equal(t, jane, subject(last))
	require.Equal(t, []string{two, three}, last.Eras, "Ann was not there in the first")
	require.Equal(t, jane, subject(give(edit("d"))))
	require.Equal(t, []string{one, two, three}, give(contact.Erase{ID: jane, Reason: "asked to"}).(contact.Erased).Eras)
}

// What is the survivor's own is there without the eras.
func TestNothingOfTheSurvivorIsLostWithAnEra(t *testing.T) {
	t.Parallel()
	c := contact.Decider.Fold(contact.Contact{}, append(merged(),
		contact.Updated{ID: jane, Fields: contact.Fields{JobTitle: new("CEO")}, Sealed: era, Moment: on(monday)})...)
	events, err := contact.Decider.Decide(c, contact.Unmerge{ID: jane, MergeID: this, At: tuesday})
	require.NoError(t, err)
	left := append(created(),
		contact.Merged{ID: jane, MergeID: this, LoserIDs: []string{john}, Sealed: era, Moment: on(monday)}, contact.Updated{ID: jane, Sealed: era, Moment: on(monday)})
	require.Empty(t, domain.Diff(contact.Decider.Fold(c, events...), contact.Decider.Fold(contact.Contact{}, append(left, events...)...)))
}

func TestALoserKnowsTheErasInWhichItWasPartOfAnother(t *testing.T) {
	t.Parallel()
	follows := append(created(), contact.Merged{ID: jane, MergeID: "own", LoserIDs: []string{ann}, Sealed: contact.Sealed{Era: "mine"}, Moment: on(monday)},
		contact.MergedInto{ID: jane, Into: john, Moment: on(monday)})
	given(t, follows).When(contact.Split{ID: jane, From: john, Eras: []string{"theirs"}, At: tuesday}).
		Then(contact.SplitOff{ID: jane, From: john, Eras: []string{"theirs"}, Moment: on(tuesday)})
	c := contact.Decider.Fold(contact.Contact{}, append(follows, contact.SplitOff{ID: jane, From: john, Eras: []string{"theirs"}, Moment: on(monday)})...)
	require.Equal(t, []string{"mine", "theirs"}, c.Eras)
	events, err := contact.Decider.Decide(c, contact.Unmerge{ID: jane, MergeID: "own"})
	require.NoError(t, err)
	require.Equal(t, []string{"mine", "theirs"}, events[0].(contact.Unmerged).Eras, "who was part of it was part of the other")
}
