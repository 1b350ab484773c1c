package domain_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/daybook-crm/daybook/domain"
)

type part struct {
	Key, Label string
	Sizes      []int
}

type box struct {
	Name  string
	Parts []part `diff:"keyed"`
}

func TestDiffOfAKeyedListGoesPartByPart(t *testing.T) {
	t.Parallel()
	before := box{Parts: []part{{Key: "a", Label: "A"}, {Key: "b", Label: "B"}, {Key: "c", Label: "C"}}}
	after := box{Parts: []part{{Key: "d", Label: "D"}, {Key: "c", Label: "C", Sizes: []int{1}}, {Key: "a", Label: "Ah"}}}
	want := []domain.Change{
		{"parts.a.label", "A", "Ah"},
		{"parts.b", part{Key: "b", Label: "B"}, nil},
		{"parts.c.sizes", []int{}, []int{1}},
		{"parts.d", nil, part{Key: "d", Label: "D"}},
		{"parts", []string{"a", "c"}, []string{"c", "a"}},
	}
	if diff := cmp.Diff(want, domain.Diff(before, after)); diff != "" {
		t.Error(diff)
	}
	for name, is := range map[string]bool{"parts": true, "parts.x.label": true, "part": false, "partsy": false} {
		if domain.HasField[box](name) != is {
			t.Errorf("HasField(%s) is not %v", name, is)
		}
	}
}

func TestPatchOfAKeyedListUndoesWhatDiffSays(t *testing.T) {
	t.Parallel()
	random := func(r *rand.Rand) (b box) {
		for _, i := range r.Perm(5)[:r.IntN(6)] {
			b.Parts = append(b.Parts, part{Key: string(rune('a' + i)), Label: string(rune('x' + r.IntN(3)))})
		}
		return b
	}
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 1))
		before, after := random(r), random(r)
		was := slices.Clone(after.Parts)
		got := domain.Patch(after, before, domain.FieldNames(domain.Diff(before, after))...)
		if !slices.EqualFunc(was, after.Parts, func(a, b part) bool { return a.Key == b.Key && a.Label == b.Label }) {
			t.Fatalf("seed %d: Patch changed what it was given", seed)
		}
		if left := domain.Diff(before, got); len(left) != 0 {
			t.Fatalf("seed %d: %v and %v: %v is left", seed, before, after, left)
		}
	}
}
