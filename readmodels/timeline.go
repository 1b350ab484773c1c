package readmodels

import (
	"context"
	"strconv"

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

// timelineOrder marks the cursors of timelines.
const timelineOrder = "TIMELINE"

// Timeline gives a page of what happened to a subject, newest first: by place
// in the log, since an import writes down today what happened long ago, in
// the order in which it happened.
func (s *Store) Timeline(ctx context.Context, tenant, subjectID string, p Page) (List[TimelineEntry], error) {
	q := &selection{}
	q.refers("subject_id", subjectID)
	if p.After != "" {
		before, err := timelinePosition(p.After)
		if err != nil {
			return List[TimelineEntry]{}, err
		}
		q.conditions = append(q.conditions, "position < "+q.arg(before))
	}
	if q.none || subjectID == "" || !validTenant(tenant) {
		return List[TimelineEntry]{}, nil
	}
	first := min(max(p.First, 1), MaxPage)
	entries, err := timeline.query(ctx, s, tenant, timeline.all+q.where()+" ORDER BY position DESC LIMIT "+q.arg(first+1), q.args...)
	found := List[TimelineEntry]{Items: entries, More: len(entries) > first}
	if found.More {
		found.Items = entries[:first]
	}
	for _, e := range found.Items {
		at := cursor{Sort: timelineOrder, Key: strconv.FormatInt(e.Position, 10), ID: e.EventID}
		found.Cursors = append(found.Cursors, at.encode())
	}
	return found, err
}

func timelinePosition(after string) (int64, error) {
	c, _, err := decodeCursor(after, timelineOrder)
	if err != nil {
		return 0, err
	}
	position, err := strconv.ParseInt(c.Key, 10, 64)
	if err != nil {
		return 0, badCursor()
	}
	return position, nil
}

// EachTimelineEntry visits every entry, in no order.
func (s *Store) EachTimelineEntry(ctx context.Context, tenant string, visit func(TimelineEntry) error) error {
	return timeline.each(ctx, s, tenant, visit)
}

// blotOut replaces what a summary said about an erased person. The text is
// the one that the same event gets when it is read without the person's key,
// so that a table that was there and one that is built anew are the same.
const blotOut = `UPDATE {schema}.timeline SET summary = $2 WHERE subject_id = ANY($1) AND personal AND summary <> $2`

// queueErasures adds the statements that clean what is about erased people.
func queueErasures(b *pgx.Batch, in func(string) string, people any, erasedSummary string) {
	b.Queue(in(`INSERT INTO {schema}.erased SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING`), people)
	b.Queue(in(blotOut), people, erasedSummary)
	b.Queue(in(`UPDATE {schema}.tasks SET title = '', description = '' WHERE contact_id = ANY($1)`), people)
}

// clearTasks empties those of the tasks whose person is erased. It runs
// behind every write of tasks about people: a task can reach the log between
// the order to erase and the end of the key.
const clearTasks = `UPDATE {schema}.tasks t SET title = '', description = '' FROM {schema}.erased e
	WHERE t.id = ANY($1) AND e.contact_id = t.contact_id AND (t.title <> '' OR t.description <> '')`
