package readmodels

import (
	"context"
	"slices"
)

var tags = newTable("tags", ifNewer, slices.Concat([]column[Tag]{
	{"id", func(t *Tag) any { return (*id)(&t.ID) }},
	{"name", func(t *Tag) any { return &t.Name }},
	{"color", func(t *Tag) any { return &t.Color }},
}, versioned(func(t *Tag) *Versioned { return &t.Versioned }))...)

// TagQuery selects tags.
type TagQuery struct{ Search string }

func (q TagQuery) selection() *selection {
	s := &selection{}
	s.search(q.Search)
	return s
}

// Tag gives a tag; nil when there is none.
func (s *Store) Tag(ctx context.Context, tenant, id string) (*Tag, error) {
	return tags.get(ctx, s, tenant, id)
}

// Tags gives a page of tags, by name.
func (s *Store) Tags(ctx context.Context, tenant string, q TagQuery, p Page) (List[Tag], error) {
	byName := order{name: SortName, expression: byFolded.rising, sqlType: byFolded.sqlType}
	return tags.list(ctx, s, tenant, q.selection(), byName, p)
}

// CountTags counts what Tags gives on all pages.
func (s *Store) CountTags(ctx context.Context, tenant string, q TagQuery) (int, error) {
	return tags.count(ctx, s, tenant, q.selection())
}

// TagsByID gives those of the tags that there are.
func (s *Store) TagsByID(ctx context.Context, tenant string, ids []string) (map[string]Tag, error) {
	return tags.getAll(ctx, s, tenant, ids, func(t *Tag) string { return t.ID })
}

// EachTag visits every tag, in no order.
func (s *Store) EachTag(ctx context.Context, tenant string, visit func(Tag) error) error {
	return tags.each(ctx, s, tenant, visit)
}
