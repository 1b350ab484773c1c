package domain_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
)

type links struct{ ContactID, DealID string }

type thing struct {
	ID        string
	FirstName string
	TagIDs    []string
	Address   value.Address
	Links     links `diff:"parts"`
	Custom    value.Custom
	Done      time.Time
	Since     time.Time `diff:"-"`
	UpdatedAt time.Time
	hidden    int
}

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func filledThing() thing {
	return thing{
		ID: "1", FirstName: "Ann", TagIDs: []string{"a", "b"}, Address: value.Address{City: "Ulm"},
		Links:  links{ContactID: "c"},
		Custom: value.Custom{"size": float64(3), "color": "red", "tags": []any{"x"}}, Done: noon, Since: noon, hidden: 1,
	}
}

func TestDiffNamesWhatDiffersAndNothingElse(t *testing.T) {
	t.Parallel()
	before, after := filledThing(), filledThing()
	if got := domain.Diff(before, after); len(got) != 0 {
		t.Fatalf("equal states differ: %v", got)
	}
	after.ID, after.UpdatedAt, after.Since, after.hidden = "2", noon, time.Time{}, 2 // for the books
	after.Done = noon.In(time.FixedZone("", 3600))                                   // the same moment
	if got := domain.Diff(before, after); len(got) != 0 {
		t.Fatalf("bookkeeping differs: %v", got)
	}
	after.FirstName, after.TagIDs, after.Address.Street, after.Links.DealID = "Bea", []string{"b", "a"}, "Elm", "d"
	after.Custom = value.Custom{"size": float64(4), "shape": "round", "tags": []any{"x"}}
	want := []domain.Change{
		{"firstName", "Ann", "Bea"},
		{"tagIds", []string{"a", "b"}, []string{"b", "a"}},
		{"address", value.Address{City: "Ulm"}, value.Address{City: "Ulm", Street: "Elm"}},
		{"dealId", "", "d"},
		{"customFields.color", "red", nil}, {"customFields.shape", nil, "round"}, {"customFields.size", float64(3), float64(4)},
	}
	if diff := cmp.Diff(want, domain.Diff(before, after)); diff != "" {
		t.Error(diff)
	}
}

func TestDiffTakesNoListForAnEmptyOne(t *testing.T) {
	t.Parallel()
	if got := domain.Diff(thing{}, thing{TagIDs: []string{}}); len(got) != 0 {
		t.Error(got)
	}
}

func TestPatchSetsTheNamedFieldsOnly(t *testing.T) {
	t.Parallel()
	onto, from := thing{FirstName: "Bea", Custom: value.Custom{"size": float64(4), "shape": "round"}}, filledThing()
	got := domain.Patch(onto, from, "dealId", "contactId", "tagIds", "customFields.size", "customFields.shape")
	want := onto
	want.Links, want.TagIDs = from.Links, from.TagIDs
	want.Custom = value.Custom{"size": float64(3)}
	if diff := domain.Diff(want, got); len(diff) != 0 {
		t.Error(diff)
	}
	if onto.Custom["shape"] != "round" {
		t.Error("the state that was patched is not to change")
	}
	all := domain.Patch(onto, from, domain.FieldNames(domain.Diff(onto, from))...)
	if diff := domain.Diff(all, from); len(diff) != 0 {
		t.Errorf("patched with all that differs, it differs: %v", diff)
	}
}

func TestHasField(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"firstName": true, "dealId": true, "customFields.anything": true,
		"customFields": false, "since": false, "id": false, "hidden": false, "": false,
	} {
		if domain.HasField[thing](name) != want {
			t.Errorf("HasField(%q) is not %v", name, want)
		}
	}
}

type thingFields struct {
	FirstName *string
	TagIDs    *[]string
	Address   *value.Address
	Custom    *value.Custom
}

func TestFieldsForSaysWhatDiffers(t *testing.T) {
	t.Parallel()
	state, target := filledThing(), filledThing()
	if got := domain.FieldsFor[thingFields](state, target); got != (thingFields{}) {
		t.Errorf("nothing differs, and yet %v", got)
	}
	target.FirstName, target.TagIDs, target.Custom = "", nil, value.Custom{"color": "blue", "tags": []any{"x"}}
	want := thingFields{FirstName: new(""), TagIDs: &[]string{}, Custom: &value.Custom{"color": "blue", "size": nil}}
	if diff := cmp.Diff(want, domain.FieldsFor[thingFields](state, target)); diff != "" {
		t.Error(diff)
	}
}

type updateThing struct {
	ID     string
	Fields thingFields
}

func TestUnsayTakesFieldsOutOfACommand(t *testing.T) {
	t.Parallel()
	cmd := updateThing{"1", thingFields{FirstName: new("Bea"), TagIDs: &[]string{"a"}, Custom: &value.Custom{"size": nil, "color": "red"}}}
	got := domain.Unsay[any](cmd, func(field string) bool { return field == "tagIds" || field == "customFields.size" })
	want := updateThing{"1", thingFields{FirstName: new("Bea"), Custom: &value.Custom{"color": "red"}}}
	if diff := cmp.Diff(any(want), got); diff != "" {
		t.Error(diff)
	}
	if cmd.Fields.TagIDs == nil || len(*cmd.Fields.Custom) != 2 {
		t.Error("the command that was given is not to change")
	}
	type without struct{ ID string }
	if got := domain.Unsay[any](without{"1"}, func(string) bool { return true }); got != any(without{"1"}) {
		t.Errorf("a command without fields became %v", got)
	}
}
