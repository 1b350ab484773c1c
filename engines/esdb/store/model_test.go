package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// model is the store as one would write it with no disk, no concurrency and no limit on memory. It is
// deliberately naive: it scans where the store looks up, and shares no code with it.
type model struct {
	log     []modelEvent
	streams map[string]*modelStream
}

type modelEvent struct {
	stream   string
	revision int64
	id       ID
	data     string

	gone      bool // scavenged
	hollow    bool // but its index entry was left: it was the last of its stream
	forgotten bool // and the store was opened since
}

type modelStream struct {
	events     []int // indexes into the log
	tombstoned bool
	maxCount   int64
	tb         int64
	hasMeta    bool
}

type modelResult struct {
	kind               string // ok, conflict, deleted
	revision, position int64
}

func (m *model) at(name string) *modelStream {
	if m.streams[name] == nil {
		m.streams[name] = &modelStream{}
	}
	return m.streams[name]
}

func (s *modelStream) last() int64 { return int64(len(s.events)) - 1 }

func (m *model) write(stream string, id ID, data string) {
	s := m.at(stream)
	m.log = append(m.log, modelEvent{stream: stream, revision: int64(len(s.events)), id: id, data: data})
	s.events = append(s.events, len(m.log)-1)
}

func (m *model) setMeta(stream string, maxCount, tb int64) {
	data := fmt.Sprintf(`{"$tb":%d}`, tb)
	if maxCount > 0 {
		data = fmt.Sprintf(`{"$maxCount":%d,"$tb":%d}`, maxCount, tb)
	}
	m.write("$$"+stream, ID{}, data)
	s := m.at(stream)
	s.maxCount, s.tb, s.hasMeta = maxCount, tb, true
}

const modelDeleted = 1<<63 - 1

// verdict returns a final answer, or "" if the events are to be written.
func (m *model) verdict(stream string, x Expected, ids []ID) modelResult {
	s := m.at(stream)
	soft := s.tb == modelDeleted
	wrong := modelResult{kind: "conflict", revision: s.last()}
	matches := func(from int64) (r modelResult, first bool) {
		for i, id := range ids {
			at := from + int64(i)
			if at > s.last() || m.log[s.events[at]].id != id || m.log[s.events[at]].gone && !m.log[s.events[at]].hollow {
				return wrong, i == 0
			}
		}
		at := from + int64(len(ids)) - 1
		return modelResult{"ok", at, int64(s.events[at]) + 1}, false
	}
	switch {
	case s.tombstoned:
		return modelResult{kind: "deleted"}
	case x == StreamExists && soft:
		return modelResult{kind: "deleted"}
	case x == StreamExists && s.last() < 0 && !s.hasMeta:
		return wrong
	case x == Any || x == StreamExists:
		at := int64(-1)
		for i, id := range ids {
			found := int64(-1)
			for r, e := range s.events {
				if m.log[e].id == id && !m.log[e].forgotten {
					found = int64(r)
				}
			}
			if found < 0 && i == 0 {
				return modelResult{}
			}
			if found < 0 {
				return wrong
			}
			at = found
		}
		return modelResult{"ok", at, int64(s.events[at]) + 1}
	case int64(x) == s.last():
		return modelResult{}
	case int64(x) > s.last():
		return wrong
	}
	r, first := matches(int64(x) + 1)
	if r.kind == "conflict" && first && x == NoStream && soft {
		return modelResult{}
	}
	return r
}

func (m *model) append(stream string, x Expected, ids []ID) modelResult {
	if r := m.verdict(stream, x, ids); r.kind != "" {
		return r
	}
	s := m.at(stream)
	first := s.last() + 1
	for _, id := range ids {
		m.write(stream, id, "")
	}
	r := modelResult{"ok", s.last(), int64(len(m.log))}
	if s.tb == modelDeleted {
		m.setMeta(stream, s.maxCount, first)
	}
	return r
}

func (m *model) deletion(stream string, x Expected, hard bool) modelResult {
	s := m.at(stream)
	if !hard && s.last() < 0 && !s.hasMeta && !s.tombstoned {
		return modelResult{kind: "conflict", revision: -1}
	}
	if r := m.verdict(stream, x, []ID{NewID()}); r.kind != "" {
		return r
	}
	if hard {
		m.log = append(m.log, modelEvent{stream: stream, revision: modelDeleted})
		s.tombstoned = true
		return modelResult{"ok", modelDeleted, int64(len(m.log))}
	}
	r := modelResult{"ok", s.last(), int64(len(m.log)) + 1}
	m.setMeta(stream, 0, modelDeleted)
	return r
}

func (m *model) limit(stream string, maxCount, tb int64) modelResult {
	s := m.at(stream)
	if s.tombstoned {
		return modelResult{kind: "deleted"}
	}
	deleted := s.tb == modelDeleted
	m.setMeta(stream, maxCount, tb)
	r := modelResult{"ok", m.at("$$" + stream).last(), int64(len(m.log))}
	if deleted {
		m.setMeta(stream, maxCount, s.last()+1)
	}
	return r
}

// scavenge removes what is hidden.
func (m *model) scavenge() {
	for name, s := range m.streams {
		first := s.last()
		if !IsMetaStream(name) {
			if _, first = m.visible(name); s.tombstoned || s.tb == modelDeleted {
				first = s.last() + 1
			}
		} else if m.at(name[2:]).tombstoned {
			first++
		}
		for r := range min(first, s.last()+1) {
			e := &m.log[s.events[r]]
			e.gone, e.hollow = true, r == s.last() && !s.tombstoned
		}
	}
}

// opened forgets the ids of events that are no longer in the log.
func (m *model) opened() {
	for i := range m.log {
		m.log[i].forgotten = m.log[i].gone
	}
}

// visible is what a reader of the stream sees: a state, and the lowest revision.
func (m *model) visible(stream string) (state string, first int64) {
	s := m.at(stream)
	switch {
	case s.tombstoned:
		return "deleted", 0
	case s.last() < 0 || s.tb == modelDeleted:
		return "missing", 0
	case s.maxCount > 0:
		first = s.last() - s.maxCount + 1
	}
	return "there", max(first, s.tb, 0)
}

// TestRandomOperations compares the store with the model over many random operations, with crashes,
// restarts and scavenges between them.
func TestRandomOperations(t *testing.T) {
	t.Parallel()
	const operations = 10_000
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	m := &model{streams: map[string]*modelStream{}}
	s := newScript(t)
	for i := range operations {
		step := randomOperation(random, m, s.store)
		require.Equal(t, step.want, step.got, "operation %d of seed %d: %s", i, seed, step.what)
		switch random.IntN(400) {
		case 0:
			s.command(io.Discard, []string{"crash"})
			m.opened()
		case 1:
			s.command(io.Discard, []string{"reopen"})
			m.opened()
		case 2:
			s.command(io.Discard, []string{"scavenge"})
			m.scavenge()
			compareAll(t, m, s.store)
		case 3:
			compareAll(t, m, s.store)
		}
	}
	compareAll(t, m, s.store)
	require.NoError(t, s.store.Close())
}

type step struct {
	what      string
	want, got modelResult
}

func randomOperation(random *rand.Rand, m *model, s *Store) step {
	ctx := context.Background()
	// Streams come and go, so that tombstones do not end the test.
	stream := fmt.Sprintf("s%d", len(m.log)/300+random.IntN(4))
	x := []Expected{Any, NoStream, StreamExists, Expected(max(0, m.at(stream).last())), Expected(random.IntN(6))}[random.IntN(5)]
	switch n := random.IntN(40); {
	case n == 0:
		return step{fmt.Sprint("tombstone ", stream, x), m.deletion(stream, x, true), observed(s.Tombstone(ctx, stream, x))}
	case n < 4:
		return step{fmt.Sprint("delete ", stream, x), m.deletion(stream, x, false), observed(s.Delete(ctx, stream, x))}
	case n < 8:
		maxCount, tb := int64(random.IntN(4)), int64(random.IntN(8))
		data := fmt.Sprintf(`{"$maxCount":%d,"$tb":%d}`, maxCount, tb)
		want := m.limit(stream, maxCount, tb)
		got := observed(s.Append(ctx, "$$"+stream, Any, []Proposed{{ID: NewID(), Type: typeMetadata, JSON: true, Data: []byte(data)}}))
		return step{"metadata " + stream + data, want, got}
	}
	var ids []ID
	var events []Proposed
	for range 1 + random.IntN(3) {
		id := ID{byte(random.IntN(12)), byte(random.IntN(4))}
		if last := m.at(stream).last(); random.IntN(3) == 0 && last >= 0 { // one that was written
			id = m.log[m.at(stream).events[random.IntN(int(last)+1)]].id
		}
		ids, events = append(ids, id), append(events, Proposed{ID: id, Type: "t"})
	}
	return step{fmt.Sprint("append ", stream, x, ids), m.append(stream, x, ids), observed(s.Append(ctx, stream, x, events))}
}

func observed(r Result, err error) modelResult {
	var wrong *WrongExpectedVersionError
	var deleted *StreamDeletedError
	switch {
	case errors.As(err, &wrong):
		return modelResult{kind: "conflict", revision: wrong.Actual}
	case errors.As(err, &deleted):
		return modelResult{kind: "deleted"}
	case err != nil:
		return modelResult{kind: err.Error()}
	}
	return modelResult{"ok", r.Revision, int64(r.Position)}
}

func compareAll(t *testing.T, m *model, s *Store) {
	t.Helper()
	c := s.ReadAll(AllRange{})
	for i, want := range m.log {
		if want.gone {
			continue
		}
		require.True(t, c.Next(), "position %d", i+1)
		e := c.Event()
		require.Equal(t, uint64(i+1), e.Position)
		require.Equal(t, want.stream, string(e.Stream))
		require.Equal(t, want.revision, e.Revision)
	}
	require.False(t, c.Next())
	require.NoError(t, c.Close())
	for name := range m.streams {
		if !IsMetaStream(name) {
			compareStream(t, m, s, name)
		}
	}
}

func compareStream(t *testing.T, m *model, s *Store, name string) {
	t.Helper()
	h, err := s.Head(name)
	require.NoError(t, err)
	state, first := m.visible(name)
	require.Equal(t, state == "deleted", h.Tombstoned, name)
	if state == "deleted" {
		return
	}
	require.Equal(t, state == "missing", h.Missing(), name)
	require.Equal(t, m.at(name).last(), h.Last, name)
	if state == "missing" {
		return
	}
	require.Equal(t, first, h.FirstVisible(), name)
	c := s.ReadStream(StreamRange{Number: h.Number, From: h.Last, To: 0, Backwards: true})
	for r := h.Last; r >= 0; r-- {
		if m.log[m.at(name).events[r]].gone {
			continue
		}
		require.True(t, c.Next(), "%s at %d", name, r)
		require.Equal(t, r, c.Event().Revision)
	}
	require.False(t, c.Next())
	require.NoError(t, c.Close())
}
