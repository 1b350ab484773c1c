package importer

import (
	"context"
	"fmt"
	"time"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/task"
)

// taskDraft is a task as a row has it.
type taskDraft struct {
	ref                    ref
	source                 string
	fields                 task.Fields // without the assignee
	assignee               ref
	contact, company, deal ref
	done                   bool
	doneAt                 time.Time
	at, changed            time.Time
	warnings               []string
}

func (r *run) task(row Row, d taskDraft) entry {
	if r.looking {
		return entry{row: row}
	}
	id := r.id(d.ref)
	if line, ok := r.first(id, row); !ok {
		return entry{row: row, verdict: skip(fmt.Sprintf("is the task of line %d again", line))}
	}
	d.fields.Custom = row.custom(Tasks, &d.warnings)
	return entry{row: row, work: func(ctx context.Context) outcome {
		found := outcome{warnings: d.warnings}
		links := r.linkTask(ctx, &d, &found)
		if found.failure != nil {
			return found
		}
		out := bring(ctx, r, r.bus.Tasks, task.Decider, id, func(current, imported task.Task) planned[task.Command] {
			return r.planTask(id, d, links, current, imported)
		})
		out.warnings = append(out.warnings, found.warnings...)
		return out
	}}
}

func (r *run) linkTask(ctx context.Context, d *taskDraft, found *outcome) task.Links {
	d.fields.AssigneeID = r.link(ctx, member.Category, d.assignee, found)
	var links task.Links
	for _, l := range []struct {
		category string
		of       ref
		to       *string
	}{{contact.Category, d.contact, &links.ContactID}, {company.Category, d.company, &links.CompanyID}, {deal.Category, d.deal, &links.DealID}} {
		if id := r.link(ctx, l.category, l.of, found); id != nil {
			*l.to = *id
		}
	}
	return links
}

func (r *run) planTask(id string, d taskDraft, links task.Links, current, imported task.Task) planned[task.Command] {
	switch {
	case current.ID == "":
		wishes := []task.Command{task.Create{
			ID: id, Fields: d.fields, Links: links, Imported: r.imported(id, d.source), At: r.when(d.at),
		}}
		if d.done {
			wishes = append(wishes, task.Complete{ID: id, At: r.when(d.doneAt)})
		}
		return planned[task.Command]{commands: wishes}
	case !current.Exists():
		return planned[task.Command]{existed: true, gone: true}
	}
	imported.ID = id
	at := r.later(d.changed, current.UpdatedAt)
	var update task.Command = task.Update{ID: id, Fields: d.fields, At: at}
	wishes := onlyChanges(task.Decider, imported, update, func(e task.Event) task.Command {
		return task.Update{ID: id, Fields: e.(task.Updated).Fields, At: at}
	})
	if d.done && imported.CompletedAt.IsZero() {
		wishes = append(wishes, task.Complete{ID: id, At: r.when(d.doneAt)})
	}
	return planned[task.Command]{existed: true, commands: wishes}
}
