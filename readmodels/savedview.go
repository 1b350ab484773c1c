package readmodels

import (
	"context"
	"slices"
)

var savedViews = newTable("saved_views", ifNewer, slices.Concat([]column[SavedView]{
	{"id", func(v *SavedView) any { return (*id)(&v.ID) }},
	{"name", func(v *SavedView) any { return &v.Name }},
	{"object", func(v *SavedView) any { return &v.Object }},
	{"owner_id", func(v *SavedView) any { return (*id)(&v.OwnerID) }},
	{"filter", func(v *SavedView) any { return &v.Filter }},
	{"sort", func(v *SavedView) any { return &v.Sort }},
	{"columns", func(v *SavedView) any { return (*jsonList[string])(&v.Columns) }},
	{"shared", func(v *SavedView) any { return &v.Shared }},
}, versioned(func(v *SavedView) *Versioned { return &v.Versioned }))...)

// SavedViewQuery selects what Viewer may see: what is shared, and what is his
// own. No query is without a viewer, and no other way gives a view.
type SavedViewQuery struct {
	Viewer string // the member who asks; empty sees what is shared
	Object string // CONTACT, COMPANY, …; empty does not restrict
}

func (q SavedViewQuery) selection() *selection {
	s := &selection{}
	if own, err := id(q.Viewer).value(); err == nil && own.Valid {
		s.conditions = append(s.conditions, "(shared OR owner_id = "+s.arg(own)+")")
	} else {
		s.flag("shared", true)
	}
	s.is("object", q.Object)
	return s
}

// SavedView gives a view that the viewer may see; nil when there is none.
func (s *Store) SavedView(ctx context.Context, tenant, viewer, id string) (*SavedView, error) {
	q := SavedViewQuery{Viewer: viewer}.selection()
	q.refers("id", id)
	found, err := savedViews.list(ctx, s, tenant, q, order{name: SortCreated, expression: "created_at", sqlType: "timestamptz"}, Page{First: 1})
	if err != nil || len(found.Items) == 0 || id == "" {
		return nil, err
	}
	return &found.Items[0], nil
}

// SavedViews gives a page of the views that the viewer may see, by name.
func (s *Store) SavedViews(ctx context.Context, tenant string, q SavedViewQuery, p Page) (List[SavedView], error) {
	byName := order{name: SortName, expression: byFolded.rising, sqlType: byFolded.sqlType}
	return savedViews.list(ctx, s, tenant, q.selection(), byName, p)
}

// CountSavedViews counts what SavedViews gives on all pages.
func (s *Store) CountSavedViews(ctx context.Context, tenant string, q SavedViewQuery) (int, error) {
	return savedViews.count(ctx, s, tenant, q.selection())
}

// EachSavedView visits every view, whoever may see it, in no order: it is for
// comparing the table with the log.
func (s *Store) EachSavedView(ctx context.Context, tenant string, visit func(SavedView) error) error {
	return savedViews.each(ctx, s, tenant, visit)
}
