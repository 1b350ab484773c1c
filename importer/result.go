package importer

import (
	"time"

	"github.com/google/uuid"
)

// Object is a kind of thing that is imported.
type Object string

// The kinds, in the order in which they come in.
const (
	Members   Object = "members"
	Pipelines Object = "pipelines"
	Fields    Object = "custom fields"
	Companies Object = "companies"
	Contacts  Object = "contacts"
	Deals     Object = "deals"
	Tasks     Object = "tasks"
)

var objects = []Object{Members, Pipelines, Fields, Companies, Contacts, Deals, Tasks}

// Counts say what became of the rows of one kind. Read is the sum of the
// others.
type Counts struct {
	Object                                               Object
	Read, Created, Updated, Unchanged, Skipped, Rejected int
}

// Remark is something to know about rows, with the first few of them.
type Remark struct {
	Object Object
	Text   string
	Rows   int
	Places []Place // the first few
}

// Place is where a row begins.
type Place struct {
	File string
	Line int
}

// Result is what an import did, or, in a dry run, would do.
type Result struct {
	DryRun   bool
	Objects  []Counts // those that there were rows of
	Warnings []Remark // rows that came in, but not whole
	Skipped  []Remark // rows that were left out on purpose, and why
	Refused  []Remark // rows that were rejected, by reason
	Notes    []string // files and columns that were not imported
	Rejected string   // the file with the rejected rows; "" without any
	Took     time.Duration
	Command  uuid.UUID // that it can be undone with; zero in a dry run
}

// Changes counts what was created or updated.
func (r Result) Changes() int {
	n := 0
	for _, c := range r.Objects {
		n += c.Created + c.Updated
	}
	return n
}

// Of gives the counts of one kind.
func (r Result) Of(object Object) Counts {
	for _, c := range r.Objects {
		if c.Object == object {
			return c
		}
	}
	return Counts{Object: object}
}

// Progress is how far an import has come with one kind of object. Rate is
// rows a second over the whole import.
type Progress struct {
	Object      Object
	Done, Total int
	Rate        float64
}
