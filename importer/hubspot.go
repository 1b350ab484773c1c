package importer

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// HubSpot is the source of a folder with HubSpot's CSV exports, or of one such
// file. What a file holds is told by its header, whatever it is called; an
// export in several parts is several files.
func HubSpot(path string) Source { return &hubspot{path: path} }

type hubspot struct {
	path      string
	companies []*Table
	contacts  []*Table
	deals     []*Table
	addresses map[string]string // of owners, by folded name
	owners    []string
	pipelines map[string]*namedPipeline // by folded name
	order     []string                  // of pipelines, as they came
}

func (*hubspot) system() string { return "hubspot" }

func (h *hubspot) steps(_ context.Context, r *run) ([]step, error) {
	if err := h.open(r); err != nil {
		return nil, err
	}
	if err := h.survey(); err != nil {
		return nil, err
	}
	list := []step{h.members(r), r.pipelines(h.drafts())}
	for _, t := range h.companies {
		list = append(list, r.from(t, Companies, func(row Row) entry { return h.row(r, row, h.company) }))
	}
	for _, t := range h.contacts {
		if err := r.ownEmails(t, func(row Row) string { return row.oneLine(hsEmail...) }); err != nil {
			return nil, err
		}
		list = append(list, h.namedCompanies(r, t))
	}
	for _, t := range h.contacts {
		list = append(list, r.from(t, Contacts, func(row Row) entry { return h.row(r, row, h.contact) }))
	}
	for _, t := range h.deals {
		list = append(list, r.from(t, Deals, func(row Row) entry { return h.row(r, row, h.deal) }))
	}
	return list, nil
}

func (h *hubspot) row(r *run, row Row, read func(*run, Row) entry) entry {
	if row.Text(hsID...) == "" {
		return entry{row: row, verdict: reject("has no Record ID")}
	}
	return read(r, row)
}

func (h *hubspot) open(r *run) error {
	paths, err := csvFiles(h.path)
	if err != nil {
		return err
	}
	for _, path := range paths {
		t, err := r.open(path)
		if err != nil {
			return err
		}
		if list := h.kind(t); list != nil {
			*list = append(*list, t)
			r.use(t)
		} else if !h.isOwners(t) {
			r.remarkf("%s: neither contacts nor companies nor deals of HubSpot", t.Name)
		} else if err := h.readOwners(t); err != nil {
			return err
		}
	}
	if len(h.companies)+len(h.contacts)+len(h.deals) == 0 {
		return fault.New(fault.Invalid, h.path+" holds no contacts, companies or deals exported from HubSpot (a header with Record ID)")
	}
	return nil
}

// csvFiles gives the CSV files of a folder, or the one file that it is.
func csvFiles(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fault.New(fault.Invalid, err.Error())
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	files, err := os.ReadDir(path)
	if err != nil {
		return nil, fault.New(fault.Invalid, err.Error())
	}
	var paths []string
	for _, file := range files {
		if !file.IsDir() && strings.EqualFold(filepath.Ext(file.Name()), ".csv") {
			paths = append(paths, filepath.Join(path, file.Name()))
		}
	}
	return paths, nil
}

// kind says what a file holds; nil for custom objects and all else.
func (h *hubspot) kind(t *Table) *[]*Table {
	switch {
	case !t.has(hsID...):
		return nil
	case t.has(hsDeal...) || t.has(hsStage...):
		return &h.deals
	case t.has(hsFirstName...) || t.has(hsLastName...) || t.has(hsEmail...):
		return &h.contacts
	case t.has("Company name", "Company Domain Name", "domain", "Nombre de la empresa"):
		return &h.companies
	default:
		return nil
	}
}

// isOwners recognises the list of users: names and e-mail addresses alone.
func (h *hubspot) isOwners(t *Table) bool {
	return len(t.Header) <= 4 && t.has("email") && t.has("name") && !t.has(hsID...)
}

func (h *hubspot) readOwners(t *Table) error {
	h.addresses = map[string]string{}
	for row, err := range t.Rows() {
		if err != nil {
			return err
		}
		h.addresses[fold(row.Text("name"))] = row.Text("email")
	}
	return nil
}

// survey reads owners, pipelines and stages, which exports have as names only.
func (h *hubspot) survey() error {
	names := map[string]string{}
	for _, t := range slices.Concat(h.companies, h.contacts, h.deals) {
		for row, err := range t.Rows() {
			if err != nil {
				return err
			}
			if name := nameOf(row.Text(hsOwner...)); name != "" && names[fold(name)] == "" {
				names[fold(name)] = name
				h.owners = append(h.owners, name)
			}
		}
	}
	slices.Sort(h.owners)
	return h.readPipelines()
}

func (h *hubspot) members(r *run) step {
	return step{object: Members, total: len(h.owners), entries: func(yield func(entry) bool) error {
		for _, name := range h.owners {
			d := memberDraft{ref: namedOwner(name), name: name, email: h.addresses[fold(name)], active: true}
			if strings.Contains(name, "@") && d.email == "" {
				d.email = name
			}
			if !yield(r.member(Row{}, d)) {
				return nil
			}
		}
		return nil
	}}
}

// namedOwner names an owner, of whom an export has no more than the name.
func namedOwner(name string) ref { return to("Owner", fold(name)) }

func hsTime(row Row, labels []string) time.Time {
	for _, label := range labels {
		if at, _, err := row.table.dates.parse(row.Text(label)); err == nil {
			return at
		}
	}
	return time.Time{}
}

func hsAddress(row Row) value.Address {
	return value.Address{
		Street: row.Text("Street Address", "address"), City: row.oneLine("City", "Ciudad"),
		Region: row.oneLine("State/Region", "state"), PostalCode: row.oneLine("Postal Code", "zip"),
		Country: row.oneLine("Country/Region", "country", "País/región"),
	}
}
