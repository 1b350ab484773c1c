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
	if r.looking {
		return entry{row: row}
	}
	id := r.id(d.ref)
	if line, ok := r.first(id, row); !ok {
		return entry{row: row, verdict: skip(fmt.Sprintf("is the deal of line %d again", line))}
	}
	d.fields.Custom = row.custom(Deals, &d.warnings)
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
		d.fields.Contacts = deal.Contacts(ids...)
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
