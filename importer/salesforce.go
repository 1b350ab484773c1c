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

// Salesforce is the source of a folder with Salesforce's files, one an object
// under its API name: as the data export service writes them, or the API's
// tools, or either after a trip through a spreadsheet.
func Salesforce(dir string) Source { return &salesforce{dir: dir, tables: map[string]*Table{}} }

type salesforce struct {
	dir     string
	tables  map[string]*Table
	history map[string][]stageChange // by opportunity
	path    salesPath
	leads   map[string]string // converted lead -> the contact that it became
}

func (*salesforce) system() string { return "salesforce" }

// Objects that are asked for in several places.
const (
	sfContact     = "Contact"
	sfLead        = "Lead"
	sfOpportunity = "Opportunity"
)

// taken are the files that are imported; every other file is named in the
// report.
var taken = []string{"User", "Account", sfContact, sfLead, sfOpportunity, "OpportunityHistory", "Task"}

func (s *salesforce) steps(_ context.Context, r *run) ([]step, error) {
	if err := s.open(r); err != nil {
		return nil, err
	}
	owners, err := s.owners()
	if err != nil {
		return nil, err
	}
	if err := s.survey(r); err != nil {
		return nil, err
	}
	for _, file := range []string{sfContact, sfLead} {
		if t := s.tables[file]; t != nil {
			if err := r.ownEmails(t, func(row Row) string { return row.oneLine("Email") }); err != nil {
				return nil, err
			}
		}
	}
	list := []step{s.users(r, owners), r.pipelines(s.path.drafts())}
	for _, part := range []struct {
		file   string
		object Object
		read   func(*run, Row) entry
	}{
		{"Account", Companies, s.account}, {sfContact, Contacts, s.contact}, {sfLead, Contacts, s.lead},
		{sfOpportunity, Deals, s.opportunity}, {"Task", Tasks, s.task},
	} {
		if part.file == sfLead {
			list = append(list, s.leadCompanies(r)...)
		}
		if t := s.tables[part.file]; t != nil {
			list = append(list, r.from(t, part.object, func(row Row) entry { return s.living(r, row, part.read) }))
		}
	}
	return list, nil
}

// living skips rows that are in Salesforce's recycle bin.
func (s *salesforce) living(r *run, row Row, read func(*run, Row) entry) entry {
	switch {
	case parseBool(row.Text("IsDeleted")):
		return entry{row: row, verdict: skip("was deleted in Salesforce")}
	case sfID(row, "Id") == "":
		return entry{row: row, verdict: reject("has no Id")}
	default:
		return read(r, row)
	}
}

// open opens the files, whatever the case of their names.
func (s *salesforce) open(r *run) error {
	files, err := os.ReadDir(s.dir)
	if err != nil {
		return fault.New(fault.Invalid, "the folder cannot be read: "+err.Error())
	}
	for _, file := range files {
		name, ext := strings.TrimSuffix(file.Name(), filepath.Ext(file.Name())), strings.ToLower(filepath.Ext(file.Name()))
		known := slices.IndexFunc(taken, func(object string) bool { return strings.EqualFold(object, name) })
		switch {
		case file.IsDir() || ext != ".csv":
		case known < 0:
			r.remarkf("%s: Daybook has no such object", file.Name())
		default:
			table, err := r.open(filepath.Join(s.dir, file.Name()))
			if err != nil {
				return err
			}
			s.tables[taken[known]] = table
			r.use(table)
		}
	}
	if len(s.tables) == 0 {
		return fault.New(fault.Invalid, "the folder "+s.dir+" holds none of Salesforce's files ("+strings.Join(taken, ".csv, ")+".csv)")
	}
	return nil
}

// survey reads what has to be known before the first row: the stages of all
// deals, their history, and which leads have become contacts.
func (s *salesforce) survey(r *run) error {
	if err := s.readHistory(); err != nil {
		return err
	}
	if err := s.readStages(); err != nil {
		return err
	}
	return s.readConverted(r)
}

// sfID gives an id in the form with 18 characters. Reports and links have 15,
// of which only upper and lower case tell some apart; the last three say which
// letters are upper case.
func sfID(row Row, label string) string {
	id := row.Text(label)
	if len(id) != 15 {
		return id
	}
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
	for block := range 3 {
		mask := 0
		for i := range 5 {
			if c := id[block*5+i]; c >= 'A' && c <= 'Z' {
				mask |= 1 << i
			}
		}
		id += string(digits[mask])
	}
	return id
}

// sfTime gives a column as time, zero when it is empty or none.
func sfTime(row Row, labels ...string) time.Time {
	for _, label := range labels {
		if at, _, err := row.table.dates.parse(row.Text(label)); err == nil {
			return at
		}
	}
	return time.Time{}
}

// sfAddress reads an address whose columns begin with a prefix.
func sfAddress(row Row, prefix string) value.Address {
	part := func(name string) string { return row.oneLine(prefix + name) }
	a := value.Address{
		Street: row.Text(prefix + "Street"), City: part("City"), Region: part("State"),
		PostalCode: part("PostalCode"), Country: part("Country"),
	}
	row.used(prefix+"Address", prefix+"StateCode", prefix+"CountryCode") // the same once more
	return a
}

// used marks columns as imported that say nothing new.
func (r Row) used(labels ...string) {
	for _, label := range labels {
		r.raw([]string{label})
	}
}
