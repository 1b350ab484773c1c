package readmodels

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// Change is one event as those see it who follow a tenant: which object it
// happened to, and nothing of what it says. It becomes visible together with
// the rows that the event made.
type Change struct {
	Commit, Prepare int64 // its place in the log
	Object          string
	ID              string
	Kind            string // the event's type: contact.Updated
	At              time.Time
	CommandID       string // that a person gave, by which it can be undone
	// Keys are the ids by which somebody may follow it: the object's own,
	// those on whose timelines it stands, and what the object belongs to or
	// belonged to before (pipeline, assignee).
	Keys []string
}

// Place is where the change stands in the log.
func (c Change) Place() Position { return Position{uint64(c.Commit), uint64(c.Prepare)} }

var changes = newTable("changes", ifNew, []column[Change]{
	{"position", func(c *Change) any { return &c.Commit }},
	{"prepare", func(c *Change) any { return &c.Prepare }},
	{"object", func(c *Change) any { return &c.Object }},
	{"object_id", func(c *Change) any { return (*id)(&c.ID) }},
	{"kind", func(c *Change) any { return &c.Kind }},
	{"at", func(c *Change) any { return (*instant)(&c.At) }},
	{"keys", func(c *Change) any { return &c.Keys }},
	{"command_id", func(c *Change) any { return (*id)(&c.CommandID) }},
}...)

// Pick says which changes somebody follows; what is empty does not restrict.
type Pick struct {
	Object string   // contact, company, …
	ID     string   // one object
	Keys   []string // every one of them must be among the change's keys
}

func (p Pick) takes(c *Change) bool {
	if p.Object != "" && p.Object != c.Object || p.ID != "" && p.ID != c.ID {
		return false
	}
	for _, key := range p.Keys {
		if !slices.Contains(c.Keys, key) {
			return false
		}
	}
	return true
}

func (p Pick) selection(after Position) *selection {
	q := &selection{}
	q.conditions = append(q.conditions, "(position, prepare) > ("+q.arg(int64(after.Commit))+", "+q.arg(int64(after.Prepare))+")")
	q.is("object", p.Object)
	q.refers("object_id", p.ID)
	for _, key := range p.Keys {
		q.holds("keys", key)
	}
	return q
}

// ChangesAfter gives the first changes behind a position, and up to where
// these are all: behind the last one when there may be more, else up to the
// checkpoint. Both are of one moment, since they are read by one statement.
func (s *Store) ChangesAfter(ctx context.Context, tenant string, after Position, pick Pick, limit int) ([]Change, Position, error) {
	q := pick.selection(after)
	if q.none || !validTenant(tenant) {
		return nil, after, nil
	}
	q.conditions = append(q.conditions, "(position, prepare) <= (c.commit, c.prepare)") // a slice may be ahead
	least := strings.Replace(leastSlice, "$1", q.arg(Projection), 1)
	text := "SELECT " + changes.names + ", c.commit, c.prepare FROM (" + least + ") AS c LEFT JOIN LATERAL (SELECT position, prepare, object, object_id, kind, at, keys, command_id FROM {schema}.changes" +
		q.where() + " ORDER BY position, prepare LIMIT " + q.arg(limit) + ") AS r ON true ORDER BY r.position, r.prepare"
	rows, err := s.pool.Query(ctx, s.in(tenant, text), q.args...)
	if err != nil {
		return nil, after, changes.readError(err)
	}
	found, to, err := scanChanges(rows)
	switch {
	case unknownTenant(err):
		return nil, after, nil
	case err != nil:
		return nil, after, changes.readError(err)
	case len(found) == limit:
		to = found[len(found)-1].Place()
	}
	return found, later(after, to), nil
}

// scanChanges reads the changes and the checkpoint that stands beside each,
// or alone where there is no change.
func scanChanges(rows pgx.Rows) (found []Change, checkpoint Position, err error) {
	defer rows.Close()
	for rows.Next() {
		var commit, prepare int64
		if rows.RawValues()[0] == nil {
			err = rows.Scan(nil, nil, nil, nil, nil, nil, nil, nil, &commit, &prepare)
		} else {
			var c Change
			c, err = changes.scan(rows, &commit, &prepare)
			found = append(found, c)
		}
		if err != nil {
			return nil, Position{}, err
		}
		checkpoint = Position{uint64(commit), uint64(prepare)}
	}
	return found, checkpoint, rows.Err()
}

// After says whether the position lies behind another.
func (p Position) After(other Position) bool {
	return p.Commit > other.Commit || p.Commit == other.Commit && p.Prepare > other.Prepare
}

func later(a, b Position) Position {
	if b.After(a) {
		return b
	}
	return a
}

// String writes the position as eventstore.Position does.
func (p Position) String() string {
	if p.Commit == p.Prepare {
		return strconv.FormatUint(p.Commit, 10)
	}
	return fmt.Sprintf("%d/%d", p.Commit, p.Prepare)
}

var errNoPosition = errors.New("is not a position of the log")

// ParsePosition reads what String wrote.
func ParsePosition(text string) (p Position, err error) {
	commit, prepare, both := strings.Cut(text, "/")
	if !both {
		prepare = commit
	}
	var errPrepare error
	p.Commit, err = strconv.ParseUint(commit, 10, 63)
	p.Prepare, errPrepare = strconv.ParseUint(prepare, 10, 63)
	if err != nil || errPrepare != nil {
		return Position{}, errNoPosition
	}
	return p, nil
}
