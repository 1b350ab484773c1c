package reporting

import (
	"errors"
	"maps"
	"slices"
)

// collect runs the five reads and puts their rows under their ids.
func (s *Store) collect(
	deals func() ([]Deal, error), contacts func() ([]Contact, error), companies func() ([]Company, error),
	tasks func() ([]Task, error), members func() ([]Member, error),
) (Rows, error) {
	var rows Rows
	var errs [5]error
	rows.Deals, errs[0] = byID(deals, func(r Deal) string { return r.ID })
	rows.Contacts, errs[1] = byID(contacts, func(r Contact) string { return r.ID })
	rows.Companies, errs[2] = byID(companies, func(r Company) string { return r.ID })
	rows.Tasks, errs[3] = byID(tasks, func(r Task) string { return r.ID })
	rows.Members, errs[4] = byID(members, func(r Member) string { return r.ID })
	if err := errors.Join(errs[:]...); err != nil {
		return Rows{}, err
	}
	return rows, nil
}

func byID[R any](read func() ([]R, error), id func(R) string) (map[string]R, error) {
	list, err := read()
	if err != nil {
		return nil, err
	}
	rows := make(map[string]R, len(list))
	for _, r := range list {
		rows[id(r)] = r
	}
	return rows, nil
}

// inOrder gives the rows by id, so that the same rows make the same block.
func inOrder[R any](rows map[string]R) []R {
	list := make([]R, 0, len(rows))
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		list = append(list, rows[id])
	}
	return list
}
