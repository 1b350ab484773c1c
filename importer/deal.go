package importer

import (
	"context"
	"fmt"
	"time"

	"github.com/daybook-crm/daybook/domain/deal"
)

// dealDraft is a deal as a row has it, and the way that it has gone. The last
// turn of the path is how it stands.
type dealDraft struct {
	ref         ref
	source      string
	fields      deal.Fields // without owner, company and contacts
	pipeline    pipelineDraft
	path        []turn
	owner       ref
	company     ref
	companyName string
	contacts    []ref
	at, changed time.Time
	warnings    []string
}

// turn is how a deal stood from a time on: an open one in a stage, a closed
// one with how it ended. Fields are what else is known to have changed then.
type turn struct {
	at     time.Time
	stage  string // id; of a closed deal the last that it was open in
	status deal.Status
	reason string
	dated  bool // at comes from the source; a time that was made up is never compared
	fields deal.Fields
}

func (r *run) deal(row Row, d dealDraft) entry {
	id := r.id(d.ref)
	if line, ok := r.first(id, row); !ok {
		return entry{row: row, verdict: skip(fmt.Sprintf("is the deal of line %d again", line))}
	}
	return entry{row: row, work: func(ctx context.Context) outcome {
		links := outcome{warnings: d.warnings}
		r.linkDeal(ctx, &d, &links)
		if links.failure != nil {
			return links
		}
		out := bring(ctx, r, r.bus.Deals, deal.Decider, id, func(current, imported deal.Deal) planned[deal.Command] {
			return r.planDeal(id, d, current, imported)
		})
		out.warnings = append(out.warnings, links.warnings...)
		r.arrived(deal.Category, id, out)
		return out
	}}
}

// linkDeal finds what the deal refers to.
func (r *run) linkDeal(ctx context.Context, d *dealDraft, links *outcome) {
	d.fields.OwnerID = r.link(ctx, "member", d.owner, links)
	company := d.company
	if company == (ref{}) && d.companyName != "" {
		company, _ = r.named(d.companyName)
	}
	d.fields.CompanyID = r.link(ctx, "company", company, links)
	var ids []string
	for _, of := range d.contacts {
		if id := r.link(ctx, "contact", of, links); id != nil {
			ids = append(ids, *id)
		}
	}
	if ids != nil {
		d.fields.ContactIDs = &ids
	}
}

func (r *run) planDeal(id string, d dealDraft, current, imported deal.Deal) planned[deal.Command] {
	switch {
	case current.ID == "":
		return planned[deal.Command]{commands: r.openDeal(id, d)}
	case !current.Exists():
		return planned[deal.Command]{existed: true, gone: true}
	}
	imported.ID = id
	at := r.later(d.changed, current.UpdatedAt)
	var update deal.Command = deal.Update{ID: id, Fields: d.fields, At: at}
	wishes := onlyChanges(deal.Decider, imported, update, func(e deal.Event) deal.Command {
		return deal.Update{ID: id, Fields: e.(deal.Updated).Fields, At: at}
	})
	return planned[deal.Command]{existed: true, commands: append(wishes, r.goOn(id, d, current, imported)...)}
}

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
		wishes = append(wishes, deal.Reopen{ID: id, At: at})
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
		return []deal.Command{deal.Reopen{ID: id, At: r.when(last.at)}, r.closing(id, last)}
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
	for i := len(path) - 1; i >= 0; i-- {
		if stands(path[i], imported) {
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
