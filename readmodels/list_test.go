package readmodels_test

import (
	"encoding/base64"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

func contactID(c readmodels.Contact) string { return c.ID }
func companyID(c readmodels.Company) string { return c.ID }
func dealID(d readmodels.Deal) string       { return d.ID }
func taskID(k readmodels.Task) string       { return k.ID }

func TestStore_ListsFilterAndSort(t *testing.T) {
	s := stock(t)
	ctx := t.Context()
	contacts := func(q readmodels.ContactQuery) (func(readmodels.Page) ([]string, []string, bool, error), func() (int, error)) {
		return func(p readmodels.Page) ([]string, []string, bool, error) {
			l, err := s.Contacts(ctx, tenant, q, p)
			return ids(l.Items, contactID), l.Cursors, l.More, err
		}, func() (int, error) { return s.CountContacts(ctx, tenant, q) }
	}
	companies := func(q readmodels.CompanyQuery) (func(readmodels.Page) ([]string, []string, bool, error), func() (int, error)) {
		return func(p readmodels.Page) ([]string, []string, bool, error) {
			l, err := s.Companies(ctx, tenant, q, p)
			return ids(l.Items, companyID), l.Cursors, l.More, err
		}, func() (int, error) { return s.CountCompanies(ctx, tenant, q) }
	}
	deals := func(q readmodels.DealQuery) (func(readmodels.Page) ([]string, []string, bool, error), func() (int, error)) {
		return func(p readmodels.Page) ([]string, []string, bool, error) {
			l, err := s.Deals(ctx, tenant, q, p)
			return ids(l.Items, dealID), l.Cursors, l.More, err
		}, func() (int, error) { return s.CountDeals(ctx, tenant, q) }
	}
	tasks := func(q readmodels.TaskQuery) (func(readmodels.Page) ([]string, []string, bool, error), func() (int, error)) {
		return func(p readmodels.Page) ([]string, []string, bool, error) {
			l, err := s.Tasks(ctx, tenant, q, p)
			return ids(l.Items, taskID), l.Cursors, l.More, err
		}, func() (int, error) { return s.CountTasks(ctx, tenant, q) }
	}
	members := func(p readmodels.Page) ([]string, []string, bool, error) {
		l, err := s.Members(ctx, tenant, p)
		return ids(l.Items, func(m readmodels.Member) string { return m.ID }), l.Cursors, l.More, err
	}
	check := func(name string, want []int) func(list func(readmodels.Page) ([]string, []string, bool, error), count func() (int, error)) {
		return func(list func(readmodels.Page) ([]string, []string, bool, error), count func() (int, error)) {
			t.Run(name, func(t *testing.T) {
				for _, first := range []int{1, 2, 200} {
					var got []string
					for page := (readmodels.Page{First: first}); ; {
						items, cursors, more, err := list(page)
						require.NoError(t, err)
						require.Len(t, cursors, len(items))
						got = append(got, items...)
						if !more {
							break
						}
						page.After = cursors[len(cursors)-1]
					}
					require.Equal(t, want, nth(t, got), "in pages of %d", first)
				}
				n, err := count()
				require.NoError(t, err)
				require.Equal(t, len(want), n)
			})
		}
	}
	falling := func(field string) readmodels.Sort { return readmodels.Sort{Field: field, Descending: true} }
	rising := func(field string) readmodels.Sort { return readmodels.Sort{Field: field} }
	type cq = readmodels.ContactQuery

	check("contacts, newest first", []int{9, 8, 7, 6, 5, 4, 3, 2, 1, 0})(contacts(cq{}))
	check("contacts, oldest first", []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9})(contacts(cq{Sort: rising("CREATED_AT")}))
	check("contacts, last changed first", []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9})(contacts(cq{Sort: falling("UPDATED_AT")}))
	check("contacts by name", []int{9, 0, 2, 6, 1, 4, 5, 7, 8, 3})(contacts(cq{Sort: rising("NAME")}))
	check("contacts by name, falling", []int{3, 8, 7, 5, 4, 1, 6, 2, 0, 9})(contacts(cq{Sort: falling("NAME")}))
	check("contacts of a company", []int{9, 6, 3, 0})(contacts(cq{CompanyID: key(firms, 0)}))
	check("contacts of an owner", []int{8, 6, 4, 2, 0})(contacts(cq{OwnerID: key(team, 0)}))
	check("contacts in a stage and a status", []int{7, 1})(contacts(cq{LifecycleStage: "customer", LeadStatus: "open"}))
	check("contacts of what is no id", nil)(contacts(cq{CompanyID: "no id"}))

	check("companies by name", []int{0, 1, 3, 2})(companies(readmodels.CompanyQuery{Sort: rising("NAME")}))
	check("companies last changed first", []int{0, 1, 2, 3})(companies(readmodels.CompanyQuery{Sort: falling("UPDATED_AT")}))
	check("companies of an owner", []int{2, 0})(companies(readmodels.CompanyQuery{OwnerID: key(team, 0)}))
	check("companies of an industry", []int{3, 1})(companies(readmodels.CompanyQuery{Industry: "Food"}))
	check("companies with a domain", []int{2})(companies(readmodels.CompanyQuery{Search: "d2.exa"}))

	type dq = readmodels.DealQuery
	check("deals, newest first", []int{5, 4, 3, 2, 1, 0})(deals(dq{}))
	check("deals by title", []int{5, 4, 3, 2, 1, 0})(deals(dq{Sort: rising("TITLE")}))
	check("deals by value", []int{1, 2, 0, 3, 4, 5})(deals(dq{Sort: rising("VALUE")}))
	check("deals by value, falling", []int{5, 4, 3, 0, 2, 1})(deals(dq{Sort: falling("VALUE")}))
	check("deals by expected close, none last", []int{2, 5, 0, 3, 1, 4})(deals(dq{Sort: rising("EXPECTED_CLOSE")}))
	check("deals by expected close, falling, none last", []int{3, 0, 5, 2, 4, 1})(deals(dq{Sort: falling("EXPECTED_CLOSE")}))
	check("deals by last change", []int{5, 4, 3, 2, 1, 0})(deals(dq{Sort: rising("UPDATED_AT")}))
	check("deals of a pipeline, in a stage", []int{4})(deals(dq{PipelineID: key(pipes, 0), StageID: key(pipes, 11)}))
	check("deals that are won", []int{4, 1})(deals(dq{Status: "WON"}))
	check("deals of an owner", []int{5, 3, 1})(deals(dq{OwnerID: key(team, 1)}))
	check("deals of a company", []int{4, 2, 0})(deals(dq{CompanyID: key(firms, 0)}))
	check("deals with a contact", []int{5, 3, 1, 0})(deals(dq{ContactID: key(people, 0)}))
	check("deals with a word", []int{2})(deals(dq{Search: "order d"}))

	type tq = readmodels.TaskQuery
	check("tasks, newest first", []int{5, 4, 3, 2, 1, 0})(tasks(tq{}))
	check("tasks by due day, none last", []int{2, 5, 0, 3, 1, 4})(tasks(tq{Sort: rising("DUE")}))
	check("tasks by due day, falling, none last", []int{3, 0, 5, 2, 4, 1})(tasks(tq{Sort: falling("DUE")}))
	check("tasks by last change", []int{5, 4, 3, 2, 1, 0})(tasks(tq{Sort: rising("UPDATED_AT")}))
	check("tasks of an assignee", []int{4, 2, 0})(tasks(tq{AssigneeID: key(team, 0)}))
	check("tasks of a contact", []int{5, 3, 1})(tasks(tq{ContactID: key(people, 1)}))
	check("tasks of a company", []int{4, 2, 0})(tasks(tq{CompanyID: key(firms, 0)}))
	check("tasks of a deal", []int{5, 3, 1})(tasks(tq{DealID: key(sales, 1)}))
	check("tasks that are done", []int{5, 4})(tasks(tq{Completed: new(true)}))
	check("tasks that are open", []int{3, 2, 1, 0})(tasks(tq{Completed: new(false)}))

	check("members by name", []int{1, 0, 2})(members, func() (int, error) { return s.CountMembers(ctx, tenant) })

	_, err := s.Contacts(ctx, tenant, cq{Sort: rising("SHOE_SIZE")}, readmodels.Page{First: 1})
	require.Error(t, err)
}

func TestStore_PagesStayStableWhileRowsComeAndGo(t *testing.T) {
	s := stock(t)
	seen := map[string]int{}
	page := readmodels.Page{First: 2}
	for i := 0; ; i++ {
		l, err := s.Contacts(t.Context(), tenant, readmodels.ContactQuery{}, page)
		require.NoError(t, err)
		for _, c := range l.Items {
			seen[c.ID]++
		}
		if !l.More {
			break
		}
		page.After = l.Cursors[len(l.Cursors)-1]
		rows := readmodels.NewRows()
		rows.Contacts[key(people, 100+i)] = &readmodels.Contact{ID: key(people, 100+i), LastName: "New", Versioned: version(100 + i)}
		rows.Contacts[l.Items[len(l.Items)-1].ID] = nil // the very row of the cursor
		save(t, s, uint64(10+i), readmodels.Changes{Rows: rows})
	}
	for i := range names {
		require.Equal(t, 1, seen[key(people, i)])
	}
}

func TestStore_BadCursors(t *testing.T) {
	s := stock(t)
	l, err := s.Contacts(t.Context(), tenant, readmodels.ContactQuery{}, readmodels.Page{First: 1})
	require.NoError(t, err)
	forged := base64.RawURLEncoding.EncodeToString([]byte(`{"s":"CREATED_AT DESC","k":"yesterdayish","i":"` + key(people, 1) + `"}`))
	for _, after := range []string{"?", "bm9uZQ", forged} {
		_, err := s.Contacts(t.Context(), tenant, readmodels.ContactQuery{}, readmodels.Page{First: 1, After: after})
		requireBadCursor(t, err)
	}
	_, err = s.Contacts(t.Context(), tenant, readmodels.ContactQuery{Sort: readmodels.Sort{Field: "NAME"}}, readmodels.Page{First: 1, After: l.Cursors[0]})
	requireBadCursor(t, err)
	_, err = s.Timeline(t.Context(), tenant, key(people, 1), readmodels.Page{First: 1, After: l.Cursors[0]})
	requireBadCursor(t, err)
}

func requireBadCursor(t *testing.T, err error) {
	t.Helper()
	require.Equal(t, fault.Invalid, fault.CodeOf(err), "%v", err)
	var f *fault.Error
	require.ErrorAs(t, err, &f)
	require.Contains(t, f.Fields, "after")
}

func TestStore_Timeline(t *testing.T) {
	s := setup(t)
	var entries []*readmodels.TimelineEntry
	for i := range 7 { // all in one moment, but the last happened before
		entries = append(entries, &readmodels.TimelineEntry{
			EventID: key(9, i), SubjectID: key(people, i%2), Position: int64(i), At: at(-i / 6), Type: "contact.Updated", Actor: "system:test", Summary: fmt.Sprint(i),
		})
	}
	save(t, s, 1, readmodels.Changes{Timeline: entries})
	save(t, s, 2, readmodels.Changes{Timeline: entries[:3]})
	var got []string
	for page := (readmodels.Page{First: 2}); ; {
		l, err := s.Timeline(t.Context(), tenant, key(people, 0), page)
		require.NoError(t, err)
		got = append(got, ids(l.Items, func(e readmodels.TimelineEntry) string { return e.Summary })...)
		if !l.More {
			require.Equal(t, *entries[6], l.Items[len(l.Items)-1])
			break
		}
		page.After = l.Cursors[len(l.Cursors)-1]
	}
	require.Equal(t, []string{"4", "2", "0", "6"}, got)
	none, err := s.Timeline(t.Context(), tenant, "no id", readmodels.Page{First: 2})
	require.NoError(t, err)
	require.Empty(t, none.Items)
}

func TestStore_Search(t *testing.T) {
	s := stock(t)
	for search, want := range map[string][]int{
		"garcia": {0}, "GARCÍA": {0}, "gracia": {0}, "muller": {4, 1}, "Müller": {4, 1}, "muler": {4, 1}, "schmit": {7, 5}, "garcja": {0}, "gacia": {0}, "Петорв": {8}, "scheme": nil, "mux": nil,
		"ana": {6, 0}, "an": {7, 6, 0}, "ana gar": {0}, "schmidt anna": {7}, "soren": {2}, "kierkegaard": {2}, "lukasz": {6},
		"李": {3}, "小龙": {3}, "иван": {8}, "ПЕТРОВ": {8}, "p7@example": {7}, "@example.com": {9, 8, 7, 6, 5, 4, 3, 2, 1, 0},
		"50%": {9}, "0%_": {9}, "o'neil": {9}, "%": {9}, "_": {9}, `\`: nil, "zzzz": nil, "x y": nil, "  ": {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}, "a\x00na": {6, 0},
	} {
		t.Run(search, func(t *testing.T) {
			q := readmodels.ContactQuery{Search: search}
			l, err := s.Contacts(t.Context(), tenant, q, readmodels.Page{First: 50})
			require.NoError(t, err)
			require.Equal(t, want, nth(t, ids(l.Items, contactID)))
			n, err := s.CountContacts(t.Context(), tenant, q)
			require.NoError(t, err)
			require.Equal(t, len(want), n)
		})
	}
	q := readmodels.ContactQuery{Search: "schmit"}
	first, err := s.Contacts(t.Context(), tenant, q, readmodels.Page{First: 1})
	require.NoError(t, err)
	second, err := s.Contacts(t.Context(), tenant, q, readmodels.Page{First: 1, After: first.Cursors[0]})
	require.NoError(t, err)
	require.Equal(t, []int{7, 5}, nth(t, ids(slices.Concat(first.Items, second.Items), contactID)), "similar ones page too")
}
