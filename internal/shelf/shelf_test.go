package shelf_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/internal/shelf"
)

type part struct {
	Name  string `values:"few"`
	Until *time.Time
}

type row struct {
	ID     string
	Open   bool
	Small  int8
	Count  int
	Amount int64
	Months uint8
	Seen   uint64
	Share  float64
	At     time.Time
	Left   *int64
	Tags   []string `values:"few"`
	Parts  []part
	Custom map[string]any
	Words  map[string][]string
	part
}

func random(dice *rand.Rand) *row {
	texts := []string{"", "Zoë", strings.Repeat("x", dice.IntN(300)), uuid.NewString(), strings.ToUpper(uuid.NewString()), "a\x00b\xff"}
	text := func() string { return texts[dice.IntN(len(texts))] }
	r := &row{
		ID: text(), Open: dice.IntN(2) == 0, Small: int8(dice.Uint32()), Count: int(dice.Uint64()), Amount: -dice.Int64(), Months: uint8(dice.Uint32()),
		Seen: dice.Uint64(), Share: dice.NormFloat64(), At: time.Unix(dice.Int64N(1<<35)-1<<34, dice.Int64N(1e9)).UTC(), part: part{Name: text()},
	}
	if dice.IntN(2) == 0 {
		r.Left, r.Tags, r.Words = new(dice.Int64()), []string{}, map[string][]string{}
		r.Parts = []part{{}, {Name: text(), Until: new(time.UnixMicro(1).UTC())}}
	}
	for range dice.IntN(3) {
		r.Tags = append(r.Tags, text())
		r.Custom = map[string]any{"n": 1.5, "t": "text", "b": true, "none": nil, "list": []any{"one", 2.0}}
		r.Words = map[string][]string{text(): nil, "more": {text(), text()}}
	}
	return r
}

// Whatever was put last comes back, as it was: rows that grow and shrink, in
// tables of the same ids, and those that are not there.
func TestAShelfGivesWhatWasPut(t *testing.T) {
	t.Parallel()
	dice := rand.New(rand.NewPCG(1, 2))
	s, model := shelf.New(1<<30), map[string]*row{}
	for range 20_000 {
		table, id := fmt.Sprint("table", dice.IntN(3)), fmt.Sprint(dice.IntN(400))
		if dice.IntN(3) > 0 {
			r := random(dice)
			if dice.IntN(10) == 0 {
				r = nil
			}
			shelf.Put(s, table, id, r)
			model[table+id] = r
			continue
		}
		want, there := model[table+id]
		got, known := shelf.Get[row](s, table, id)
		require.Equal(t, there, known)
		require.Equal(t, want, got)
	}
}

// A shelf that is full forgets what was not used for long, and nothing else.
func TestAShelfForgetsWhatIsNotUsed(t *testing.T) {
	t.Parallel()
	const room = 4 << 20
	s := shelf.New(room)
	for i := range 100_000 {
		shelf.Put(s, "deals", fmt.Sprint(i), &row{ID: fmt.Sprint(i), Amount: int64(i)})
		if i%1000 == 0 {
			s.Tidy()
		}
		_, known := shelf.Get[row](s, "deals", "0")
		require.True(t, known, "is used all the time")
	}
	known := 0
	for i := range 100_000 {
		if r, ok := shelf.Get[row](s, "deals", fmt.Sprint(i)); ok {
			require.Equal(t, int64(i), r.Amount)
			known++
		}
	}
	require.Greater(t, known, 10_000)
	require.Less(t, known, 60_000)
}

// What was put since Tidy is there to be written, as it is, once each; what was
// only read or looked at is not.
func TestAShelfKnowsWhatChanged(t *testing.T) {
	t.Parallel()
	dice := rand.New(rand.NewPCG(3, 4))
	s, want := shelf.New(1<<30), map[string]*row{}
	for i := range 3000 {
		if i%1000 == 0 {
			s.Tidy()
			clear(want)
		}
		table, id := fmt.Sprint("table", dice.IntN(3)), fmt.Sprint(dice.IntN(200))
		_, _ = shelf.Get[row](s, table, fmt.Sprint(dice.IntN(200)))
		r := random(dice)
		r.ID = table + "/" + id
		if _, changed := want[r.ID]; !changed && dice.IntN(2) == 0 {
			shelf.Keep(s, table, id, r)
			continue
		}
		shelf.Put(s, table, id, r)
		want[r.ID] = r
	}
	got, rows := map[string]*row{}, 0
	for table, places := range s.Changed() {
		for _, place := range places {
			r := shelf.At[row](s, place)
			require.True(t, strings.HasPrefix(r.ID, table+"/"))
			got[r.ID], rows = r, rows+1
		}
	}
	require.Equal(t, want, got)
	require.Len(t, want, rows)
	s.Tidy()
	require.Empty(t, s.Changed())
}

func TestNoShelfRemembersNothing(t *testing.T) {
	t.Parallel()
	shelf.Put(nil, "deals", "1", &row{})
	_, known := shelf.Get[row](nil, "deals", "1")
	require.False(t, known)
}

func TestARowOfOtherThingsIsRefused(t *testing.T) {
	t.Parallel()
	require.Panics(t, func() { shelf.Put(shelf.New(1), "t", "1", &struct{ C chan int }{}) })
}
