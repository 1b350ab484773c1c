package readmodels

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

var timeline = newTable("timeline", ifNew, []column[TimelineEntry]{
	{"subject_id", func(e *TimelineEntry) any { return (*id)(&e.SubjectID) }},
	{"position", func(e *TimelineEntry) any { return &e.Position }},
	{"event_id", func(e *TimelineEntry) any { return (*id)(&e.EventID) }},
	{"at", func(e *TimelineEntry) any { return (*instant)(&e.At) }},
	{"type", func(e *TimelineEntry) any { return &e.Type }},
	{"actor", func(e *TimelineEntry) any { return &e.Actor }},
	{"summary", func(e *TimelineEntry) any { return &e.Summary }},
	{"personal", func(e *TimelineEntry) any { return &e.Personal }},
}...)

// timelineSort marks the cursors of timelines.
const timelineSort = "TIMELINE"

// Timeline gives a page of what happened to a subject, newest first: by when
// it happened, not by when it was written down. An import, or a device that
// was offline, writes down today what happened long ago. A contact's has what
// happened to those who were merged into it; what touched several is told once.
// Kinds, if there are any, are the events that are wanted: types, such as
// deal.Won, or all of an object, such as deal.
func (s *Store) Timeline(ctx context.Context, tenant, subjectID string, p Page, kinds ...string) (List[TimelineEntry], error) {
	people, err := s.SamePerson(ctx, tenant, subjectID)
	if err != nil {
		return List[TimelineEntry]{}, err
	}
	q := &selection{}
	source := timeline.all
	if len(people) > 1 {
		q.conditions = append(q.conditions, "subject_id = ANY("+q.arg(uuids(people))+")")
		source = "SELECT DISTINCT ON (at, position) " + timeline.selects + " FROM {schema}.timeline"
	} else {
		q.refers("subject_id", subjectID)
	}
	if p.After != "" {
		at, position, err := timelinePlace(p.After)
		if err != nil {
			return List[TimelineEntry]{}, err
		}
		q.conditions = append(q.conditions, "(at, position) < ("+q.arg(at)+", "+q.arg(position)+")")
	}
	if len(kinds) > 0 {
		wanted := q.arg(kinds)
		q.conditions = append(q.conditions, "(type = ANY("+wanted+") OR split_part(type, '.', 1) = ANY("+wanted+"))")
	}
	if q.none || subjectID == "" || !validTenant(tenant) {
		return List[TimelineEntry]{}, nil
	}
	first := min(max(p.First, 1), MaxPage)
	text := source + q.where() + " ORDER BY at DESC, position DESC LIMIT " + q.arg(first+1)
	entries, err := timeline.query(ctx, s, tenant, text, q.args...)
	if p.After != "" && dataException(err) {
		err = badCursor()
	}
	found := List[TimelineEntry]{Items: entries, More: len(entries) > first}
	if found.More {
		found.Items = entries[:first]
	}
	for _, e := range found.Items {
		found.Cursors = append(found.Cursors, timelineCursor(e))
	}
	return found, err
}

func timelineCursor(e TimelineEntry) string {
	place := strconv.FormatInt(e.At.UnixMicro(), 10) + "/" + strconv.FormatInt(e.Position, 10)
	return cursor{Sort: timelineSort, Key: place, ID: e.EventID}.encode()
}

func timelinePlace(after string) (at time.Time, position int64, err error) {
	c, _, err := decodeCursor(after, timelineSort)
	if err != nil {
		return time.Time{}, 0, err
	}
	moment, place, _ := strings.Cut(c.Key, "/")
	micro, errAt := strconv.ParseInt(moment, 10, 64)
	position, errPosition := strconv.ParseInt(place, 10, 64)
	if errAt != nil || errPosition != nil {
		return time.Time{}, 0, badCursor()
	}
	return time.UnixMicro(micro), position, nil
}

// TimelineOf gives the entries that changes have on a subject's timeline, by
// their place in the log; not every change has one there.
func (s *Store) TimelineOf(ctx context.Context, tenant, subjectID string, found []Change) (map[Position]TimelineEntry, error) {
	moments, positions := make([]time.Time, len(found)), make([]int64, len(found))
	places := map[int64]Position{}
	for i, c := range found {
		moments[i], positions[i], places[c.Commit] = c.At, c.Commit, c.Place()
	}
	text := "SELECT " + timeline.names + " FROM unnest($2::timestamptz[], $3::bigint[]) AS k(at, position) JOIN {schema}.timeline r" +
		" ON r.subject_id = $1 AND r.at = k.at AND r.position = k.position"
	entries, err := timeline.query(ctx, s, tenant, text, subjectID, moments, positions)
	byPlace := make(map[Position]TimelineEntry, len(entries))
	for _, e := range entries {
		byPlace[places[e.Position]] = e
	}
	return byPlace, err
}

// EachTimelineEntry visits every entry, in no order.
func (s *Store) EachTimelineEntry(ctx context.Context, tenant string, visit func(TimelineEntry) error) error {
	return timeline.each(ctx, s, tenant, visit)
}

// blotOut replaces what a summary said about an erased person. The text is
// the one that the same event gets when it is read without the person's key,
// so that a table that was there and one that is built anew are the same.
const blotOut = `UPDATE {schema}.timeline SET summary = $2 WHERE subject_id = ANY($1) AND personal AND summary <> $2`

const noteErased = `INSERT INTO {schema}.erased SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING`

// queueErasures adds the statements that clean what is about erased people.
func queueErasures(b *pgx.Batch, in func(string) string, people any, erasedSummary string) {
	b.Queue(in(noteErased), people)
	b.Queue(in(blotOut), people, erasedSummary)
	b.Queue(in(`UPDATE {schema}.tasks SET title = '', description = '', custom = '{}' WHERE contact_id = ANY($1)`), people)
	b.Queue(in(`UPDATE {schema}.notes SET body = '' WHERE contact_id = ANY($1)`), people)
}

// queueErasureLock keeps what is written about people and erasures of people
// apart: slices are written side by side, and of two transactions that do not
// see each other the one could bring in what the other clears. It comes before
// all else of a tenant, so that nobody waits for it with rows locked.
func queueErasureLock(b *pgx.Batch, tenant string, erases, about bool) {
	switch {
	case erases:
		b.Queue(`SELECT pg_advisory_xact_lock(hashtextextended('daybook/erase/' || $1, 0))`, tenant)
	case about:
		b.Queue(`SELECT pg_advisory_xact_lock_shared(hashtextextended('daybook/erase/' || $1, 0))`, tenant)
	}
}

// clearTasks empties those of the tasks whose person is erased. It runs
// behind every write of tasks about people: a task can reach the log between
// the order to erase and the end of the key.
const clearTasks = `UPDATE {schema}.tasks t SET title = '', description = '', custom = '{}' FROM {schema}.erased e
	WHERE t.id = ANY($1) AND e.contact_id = t.contact_id AND (t.title <> '' OR t.description <> '' OR t.custom <> '{}')`

// clearNotes does the same for notes.
const clearNotes = `UPDATE {schema}.notes n SET body = '' FROM {schema}.erased e
	WHERE n.id = ANY($1) AND e.contact_id = n.contact_id AND n.body <> ''`
