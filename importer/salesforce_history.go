package importer

import (
	"cmp"
	"slices"
	"time"
)

// stageChange is a row of OpportunityHistory.
type stageChange struct {
	id     string
	at     time.Time
	stage  string
	amount string
	closes *string // date
}

// readHistory keeps all of OpportunityHistory, in order of time. It is small
// beside the rest: a few words a change.
func (s *salesforce) readHistory() error {
	s.history = map[string][]stageChange{}
	t := s.tables["OpportunityHistory"]
	if t == nil {
		return nil
	}
	for row, err := range t.Rows() {
		if err != nil {
			return err
		}
		id, stage, at := sfID(row, "OpportunityId"), row.oneLine("StageName"), sfTime(row, "CreatedDate")
		if parseBool(row.Text("IsDeleted")) || id == "" || stage == "" || at.IsZero() {
			continue
		}
		change := stageChange{id: sfID(row, "Id"), at: at, stage: stage, amount: row.Text("Amount")}
		if closes := sfTime(row, "CloseDate"); !closes.IsZero() {
			change.closes = new(closes.Format(time.DateOnly))
		}
		s.history[id] = append(s.history[id], change)
	}
	for _, changes := range s.history {
		slices.SortFunc(changes, func(a, b stageChange) int {
			return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.id, b.id))
		})
	}
	return nil
}
