package readmodels

import (
	"context"
	"fmt"
	"iter"
	"slices"
)

// Touched gives the objects that a command has changed, each once, those that
// it changed last first: so what was made after another, and may lean on it,
// comes before it. It looks at so many changes at most, and says whether there
// are more.
func (s *Store) Touched(ctx context.Context, tenant, commandID string, limit int) (found []Change, more bool, err error) {
	found, err = s.touchedBefore(ctx, tenant, commandID, Position{}, limit+1)
	return firstOfEach(found, map[[2]string]bool{}), len(found) > limit, err
}

// EachTouched gives the same without a bound, a page of so many changes at a
// time. Who reads on from a page may write meanwhile.
func (s *Store) EachTouched(ctx context.Context, tenant, commandID string, size int) iter.Seq2[[]Change, error] {
	return func(yield func([]Change, error) bool) {
		seen, before := map[[2]string]bool{}, Position{}
		for {
			found, err := s.touchedBefore(ctx, tenant, commandID, before, size)
			if err != nil {
				yield(nil, err)
				return
			}
			if len(found) == 0 {
				return
			}
			before = found[len(found)-1].Place()
			if page := firstOfEach(found, seen); len(page) > 0 && !yield(page, nil) {
				return
			}
		}
	}
}

// CountTouched counts the objects that a command has changed.
func (s *Store) CountTouched(ctx context.Context, tenant, commandID string) (n int, err error) {
	q := &selection{}
	q.refers("command_id", commandID)
	if q.none || commandID == "" || !validTenant(tenant) {
		return 0, nil
	}
	text := "SELECT count(DISTINCT (object, object_id)) FROM {schema}.changes" + q.where()
	if err = s.pool.QueryRow(ctx, s.in(tenant, text), q.args...).Scan(&n); err != nil && !unknownTenant(err) {
		return 0, fmt.Errorf("count what a command changed: %w", err)
	}
	return n, nil
}

// touchedBefore gives the changes of a command, last first, from before a
// position on; from the last one on without one.
func (s *Store) touchedBefore(ctx context.Context, tenant, commandID string, before Position, limit int) ([]Change, error) {
	q := &selection{}
	q.refers("command_id", commandID)
	if q.none || commandID == "" || !validTenant(tenant) {
		return nil, nil
	}
	if before != (Position{}) {
		q.conditions = append(q.conditions, "(position, prepare) < ("+q.arg(int64(before.Commit))+", "+q.arg(int64(before.Prepare))+")")
	}
	text := changes.all + q.where() + " ORDER BY position DESC, prepare DESC LIMIT " + q.arg(limit)
	return changes.query(ctx, s, tenant, text, q.args...)
}

// firstOfEach leaves out changes of objects that were seen before.
func firstOfEach(found []Change, seen map[[2]string]bool) []Change {
	return slices.DeleteFunc(found, func(c Change) bool {
		object := [2]string{c.Object, c.ID}
		again := seen[object]
		seen[object] = true
		return again
	})
}
