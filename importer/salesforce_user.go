package importer

import (
	"maps"
	"slices"
	"strings"
)

// owners gives the ids of all owners that the files name, in order.
func (s *salesforce) owners() ([]string, error) {
	ids := map[string]bool{}
	for _, object := range taken {
		t := s.tables[object]
		if t == nil || !t.has("OwnerId") {
			continue
		}
		for row, err := range t.Rows() {
			if err != nil {
				return nil, err
			}
			if id := sfID(row, "OwnerId"); strings.HasPrefix(id, "005") { // 00G is a queue, which nobody is
				ids[id] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(ids)), nil
}

// users is the step that makes members: of the rows of User.csv, and of the
// owners that it does not have, of whom only the id is known.
func (s *salesforce) users(r *run, owners []string) step {
	t := s.tables["User"]
	step := step{object: Members, total: len(owners)}
	if t != nil {
		step.total = t.rows
	}
	step.entries = func(yield func(entry) bool) error {
		known := map[string]bool{}
		if t != nil {
			rows := r.from(t, Members, func(row Row) entry { return s.living(r, row, s.user) })
			err := rows.entries(func(e entry) bool {
				known[sfID(e.row, "Id")] = true
				return yield(e)
			})
			if err != nil {
				return err
			}
		}
		for _, id := range owners {
			d := memberDraft{ref: to("User", id), source: id, name: "Salesforce user " + id}
			if !known[id] && !yield(r.member(Row{}, d)) {
				return nil
			}
		}
		return nil
	}
	return step
}

func (s *salesforce) user(r *run, row Row) entry {
	id := sfID(row, "Id")
	name := row.oneLine("Name")
	if name == "" {
		name = strings.TrimSpace(row.oneLine("FirstName") + " " + row.oneLine("LastName"))
	}
	if name == "" {
		name = "Salesforce user " + id
	}
	return r.member(row, memberDraft{
		ref: to("User", id), source: id, name: nameOf(name), email: row.Text("Email"),
		active: !row.table.has("IsActive") || parseBool(row.Text("IsActive")), at: sfTime(row, "CreatedDate"),
	})
}

// ownerOf gives a row's owner; a queue owns nothing here.
func ownerOf(row Row) ref {
	if id := sfID(row, "OwnerId"); strings.HasPrefix(id, "005") {
		return to("User", id)
	}
	return ref{}
}
