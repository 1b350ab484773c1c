package importer

import (
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain/deal"
)

// openDeal tells the deal's whole path, then how its row has it today.
func (r *run) openDeal(id string, d dealDraft) []deal.Command {
	begin := d.path[0]
	fields := overlay(d.fields, begin.fields)
	wishes := []deal.Command{deal.Open{
		ID: id, Fields: fields, Pipeline: r.pipelineOf(d.pipeline), StageID: begin.stage,
		Imported: r.imported(id, d.source), At: r.when(begin.at),
	}}
	state := begin
	state.status = deal.StatusOpen
	if begin.status != deal.StatusOpen {
		wishes = append(wishes, r.take(id, d, &state, begin)...)
	}
	for _, next := range d.path[1:] {
		if next.fields != (deal.Fields{}) {
			wishes = append(wishes, deal.Update{ID: id, Fields: next.fields, At: r.when(next.at)})
		}
		wishes = append(wishes, r.take(id, d, &state, next)...)
	}
	last := d.path[len(d.path)-1]
	return append(wishes, deal.Update{ID: id, Fields: d.fields, At: r.when(lateOf(last.at, d.changed))})
}

// overlay gives fields with those of the top where the top says something.
func overlay(fields, top deal.Fields) deal.Fields {
	if top.Value != nil {
		fields.Value = top.Value
	}
	if top.ExpectedClose != nil {
		fields.ExpectedClose = top.ExpectedClose
	}
	return fields
}

// take gives the commands that lead from how a deal stands to its next turn.
func (r *run) take(id string, d dealDraft, state *turn, next turn) []deal.Command {
	var wishes []deal.Command
	at := r.when(next.at)
	moves := next.status == deal.StatusOpen && next.stage != state.stage
	if state.status != deal.StatusOpen && (next.status != state.status || moves) {
		wishes = append(wishes, deal.Reopen{ID: id, Pipeline: r.pipelineOf(d.pipeline), At: at})
		state.status = deal.StatusOpen
	}
	if moves {
		wishes = append(wishes, deal.Move{ID: id, Pipeline: r.pipelineOf(d.pipeline), StageID: next.stage, At: at})
		state.stage = next.stage
	}
	if next.status != state.status {
		wishes = append(wishes, r.closing(id, next))
		state.status = next.status
	}
	return wishes
}

// closing closes a deal on its own date, even on one to come: people enter
// such, and clamping it to now would change it with every import.
func (r *run) closing(id string, as turn) deal.Command {
	at := as.at
	if at.IsZero() {
		at = r.options.Now
	}
	if as.status == deal.StatusWon {
		return deal.Win{ID: id, At: at}
	}
	return deal.Lose{ID: id, Reason: as.reason, At: at}
}

// goOn takes the deal on from where the last import left it. Where it stands
// here may be elsewhere: then what is new in the file is done from there, and
// what the file has not changed is left as the team has it.
func (r *run) goOn(id string, d dealDraft, current, imported deal.Deal) []deal.Command {
	last := d.path[len(d.path)-1]
	state := turn{stage: current.StageID, status: current.Status}
	switch {
	case !stands(last, imported):
		var wishes []deal.Command
		for _, next := range d.path[reached(d.path, imported):] {
			wishes = append(wishes, r.take(id, d, &state, next)...)
		}
		return wishes
	case last.status == deal.StatusOpen, current.Status != imported.Status:
		return nil
	case last.dated && !last.at.Equal(imported.ClosedAt),
		last.status == deal.StatusLost && last.reason != imported.LostReason: // closed otherwise than was known
		return []deal.Command{deal.Reopen{ID: id, Pipeline: r.pipelineOf(d.pipeline), At: r.when(last.at)}, r.closing(id, last)}
	default:
		return nil
	}
}

// stands says whether a deal stands as a turn has it. A closed deal's stage is
// not looked at: many exports do not say in which it was closed.
func stands(as turn, d deal.Deal) bool {
	return as.status == d.Status && (as.status != deal.StatusOpen || as.stage == d.StageID)
}

// reached gives how many turns of the path the last import has taken.
func reached(path []turn, imported deal.Deal) int {
	for i, as := range slices.Backward(path) {
		if stands(as, imported) {
			return i + 1
		}
	}
	return len(path) - 1 // the path is another one: only where it ends counts
}

func lateOf(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
