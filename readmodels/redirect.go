package readmodels

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// A contact that was merged into another keeps its row, and what refers to it
// is not rewritten: undoing a merge is then an event or two. Instead its id
// leads to the survivor when it is read, and what is asked of a survivor is
// asked of all who became part of it.

// The two directions, for conditions (migrations/tenant, same_person.sql).
const (
	ofSamePerson  = "contact_id = ANY({schema}.same_person(%s))"
	withThePerson = "contact_ids && {schema}.same_person(%s)"
	survivorOf    = "{schema}.survivor(%s)"
)

const survivors = `SELECT k.id::text, {schema}.survivor(k.id)::text FROM unnest($1::uuid[]) AS k(id)`

// follow gives, of contacts that may have been merged, the ones that their ids
// lead to, by those ids. None is missing who was not merged.
func (s *Store) follow(ctx context.Context, tenant string, found map[string]Contact) (map[string]Contact, error) {
	var merged []string
	for id, c := range found {
		if c.MergedInto != "" {
			merged = append(merged, id)
		}
	}
	if len(merged) == 0 {
		return found, nil
	}
	leads, err := s.survivors(ctx, tenant, merged)
	if err != nil {
		return nil, err
	}
	var ends []string
	for _, end := range leads {
		ends = append(ends, end)
	}
	last, err := contacts.getAll(ctx, s, tenant, ends, func(c *Contact) string { return c.ID })
	if err != nil {
		return nil, err
	}
	for _, id := range merged {
		if end, ok := last[leads[normal(id)]]; ok && end.MergedInto == "" {
			found[id] = end
		} else {
			delete(found, id) // the survivor was deleted
		}
	}
	return found, nil
}

func (s *Store) survivors(ctx context.Context, tenant string, ids []string) (map[string]string, error) {
	leads := map[string]string{}
	rows, err := s.pool.Query(ctx, s.in(tenant, survivors), uuids(ids))
	if err != nil {
		return nil, contacts.readError(err)
	}
	var from, to string
	_, err = pgx.ForEachRow(rows, []any{&from, &to}, func() error {
		leads[from] = to
		return nil
	})
	return leads, contacts.readError(err)
}

const samePerson = `SELECT unnest({schema}.same_person({schema}.survivor($1)))::text`

// SamePerson gives the contact that an id leads to and all who were merged
// into it; for any other id, that id.
func (s *Store) SamePerson(ctx context.Context, tenant, key string) ([]string, error) {
	found := uuids([]string{key})
	if len(found) == 0 || !validTenant(tenant) {
		return nil, nil
	}
	rows, err := s.pool.Query(ctx, s.in(tenant, samePerson), found[0])
	if err != nil {
		return nil, contacts.readError(err)
	}
	ids, err := pgx.CollectRows(rows, pgx.RowTo[string])
	return ids, contacts.readError(err)
}

// MergedContacts gives, for each contact, those that were merged into it.
func (s *Store) MergedContacts(ctx context.Context, tenant string, ids []string, limit int) (map[string][]Contact, error) {
	return contacts.grouped(ctx, s, tenant, "merged_into = k.id", "folded, id", ids, limit)
}
