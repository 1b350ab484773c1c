package readmodels

// Page asks for First items (1 to MaxPage) behind a cursor. A cursor holds
// the sort key and id of the last item seen, so that a page stays stable
// while rows come and go (keyset, not offset).
type Page struct {
	First   int
	After   string   // cursor, empty for the first page
	Without []string // columns that nobody looks at: their fields come back empty
}

// MaxPage is the largest page.
const MaxPage = 200

// Sort orders a list by one of the fields that its query names; the id
// breaks ties. An empty field means the newest first.
type Sort struct {
	Field      string // as in the API, one of the constants below
	Custom     string // in place of Field: the key of a custom field
	Number     bool   // whether that is sorted as a number; else as text
	Descending bool
}

// What lists can be sorted by. Not every list has every field.
const (
	SortName          = "NAME"
	SortTitle         = "TITLE"
	SortValue         = "VALUE"
	SortExpectedClose = "EXPECTED_CLOSE"
	SortDue           = "DUE"
	SortCreated       = "CREATED_AT"
	SortUpdated       = "UPDATED_AT"
)

// List is one page of a list. Cursors[i] belongs to Items[i].
type List[T any] struct {
	Items   []T
	Cursors []string
	More    bool // more items follow
}

// ContactQuery selects contacts; empty fields do not restrict.
type ContactQuery struct {
	Search                                         string
	CompanyID, OwnerID, LifecycleStage, LeadStatus string
	TagID, TeamID                                  string // TeamID: of whose members one is the owner
	Archived                                       bool   // only those that were put away
	Sort                                           Sort
	Filter                                         Filter
}

// CompanyQuery selects companies: those that are archived, or those that are not.
type CompanyQuery struct {
	Search                             string
	OwnerID, ParentID, TagID, Industry string
	TeamID                             string // of whose members one is the owner
	Archived                           bool
	Sort                               Sort
	Filter                             Filter
}

// DealQuery selects deals.
type DealQuery struct {
	Search                                                     string
	PipelineID, StageID, Status, OwnerID, CompanyID, ContactID string
	Archived                                                   bool   // those that are archived, and no others
	TeamID                                                     string // of whose members one is the owner
	Sort                                                       Sort
	Filter                                                     Filter
}

// TaskQuery selects tasks.
type TaskQuery struct {
	Search                                   string
	AssigneeID, ContactID, CompanyID, DealID string
	TeamID                                   string // of whose members one is the assignee
	Completed                                *bool
	Sort                                     Sort
	Filter                                   Filter
}
