package tenant

import (
	"fmt"
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// ListName says which list it is.
type ListName string

// The lists that a tenant has.
const (
	LifecycleStages ListName = "LIFECYCLE_STAGES"
	LeadStatuses    ListName = "LEAD_STATUSES"
	LostReasons     ListName = "LOST_REASONS"
	Industries      ListName = "INDUSTRIES"
	DealSources     ListName = "DEAL_SOURCES"
)

// ListNames are all of them.
var ListNames = []ListName{LifecycleStages, LeadStatuses, LostReasons, Industries, DealSources}

// Entry is a word that can be chosen. Objects hold the key; the label is what
// is shown, and can be changed without touching them.
type Entry struct {
	Key   string `json:"key"`
	Label string `json:"label"`
}

// List is what members choose from, in order. It is a suggestion as long as it
// is not closed: other words are taken too.
type List struct {
	Closed  bool    `json:"closed"`
	Entries []Entry `json:"entries"`
}

// List gives a list; one that was never set has the words that most teams use.
func (t Tenant) List(name ListName) List {
	if l, set := t.Lists[name]; set {
		return l
	}
	return List{Entries: usual(name)}
}

// Find gives the entry of a key, or of a label, whatever its case.
func (l List) Find(word string) (Entry, bool) {
	if i := slices.IndexFunc(l.Entries, func(e Entry) bool { return e.Key == word }); i >= 0 {
		return l.Entries[i], true
	}
	i := slices.IndexFunc(l.Entries, func(e Entry) bool { return strings.EqualFold(e.Label, word) || strings.EqualFold(e.Key, word) })
	if i < 0 {
		return Entry{}, false
	}
	return l.Entries[i], true
}

// Takes says whether a word can be chosen: empty, or a key, or any word where
// the list is open.
func (l List) Takes(word string) bool {
	return word == "" || !l.Closed || slices.ContainsFunc(l.Entries, func(e Entry) bool { return e.Key == word })
}

func usual(name ListName) []Entry {
	words := map[ListName][]string{
		LifecycleStages: {"Subscriber", "Lead", "Opportunity", "Customer", "Partner"},
		LeadStatuses:    {"New", "Open", "In progress", "Unqualified", "Connected"},
		LostReasons:     {"Price", "Competitor", "No budget", "No decision", "Missing feature", "Bad timing"},
		Industries:      {"Construction", "Education", "Finance", "Health care", "Logistics", "Manufacturing", "Retail", "Software"},
		DealSources:     {"Website", "Referral", "Trade fair", "Cold call", "E-mail campaign", "Existing customer"},
	}[name]
	entries := make([]Entry, len(words))
	for i, w := range words {
		entries[i] = Entry{w, w}
	}
	return entries
}

// maxEntries is more than anybody chooses from.
const maxEntries = 500

func checkList(p *fault.Problems, name ListName, entries []Entry) {
	if !slices.Contains(ListNames, name) {
		p.Add("list", "is not a list that a tenant has")
	}
	if len(entries) > maxEntries {
		p.Add("entries", "holds more than 500 entries")
		return
	}
	seen := map[string]bool{}
	for i, e := range entries {
		field, key := fmt.Sprintf("entries[%d].", i), strings.ToLower(strings.TrimSpace(e.Key))
		if key == "" || key != strings.ToLower(e.Key) {
			p.Add(field+"key", "must be a word without spaces around it")
		}
		if seen[key] {
			p.Add(field+"key", "is in the list twice")
		}
		seen[key] = true
		if strings.TrimSpace(e.Label) == "" {
			p.Add(field+"label", "must not be empty")
		}
		p.Check(field+"key", value.CheckLine(e.Key))
		p.Check(field+"label", value.CheckLine(e.Label))
	}
}
