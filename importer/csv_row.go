package importer

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/value"
)

func (s *sheet) company(r *run, row Row) entry {
	d := companyDraft{
		ref: s.ref(row, "company"), source: s.source(row, "company"), owner: s.owner(row, "company"),
		address: s.address(row, "company"), at: s.time(row, "company.created"),
	}
	if d.ref == (ref{}) {
		return entry{row: row, verdict: skip("says nothing of a company")}
	}
	d.fields = company.Fields{
		Name: s.said(row, "company.name"), Domain: s.said(row, "company.domain"), Industry: s.said(row, "company.industry"),
		Phone: phone(s.get(row, "company.phone"), &d.warnings),
	}
	if cell := s.get(row, "company.employees"); cell != "" {
		if n, err := parseCount(cell); err == nil {
			d.fields.Employees = &n
		} else {
			d.warnings = append(d.warnings, "imported without a number of employees that is no number")
		}
	}
	if d.fields.Name == nil {
		d.fields.Name = d.fields.Domain
	}
	return r.company(row, d)
}

func (s *sheet) contact(r *run, row Row) entry {
	d := contactDraft{
		ref: s.ref(row, "contact"), source: s.source(row, "contact"), owner: s.owner(row, "contact"),
		address: s.address(row, "contact"), company: s.ref(row, "company"), at: s.time(row, "contact.created"),
	}
	if d.ref == (ref{}) {
		return entry{row: row, verdict: skip("says nothing of a contact")}
	}
	d.fields = contact.Fields{
		FirstName: s.said(row, "contact.firstName"), LastName: s.said(row, "contact.lastName"), Email: s.said(row, "contact.email"),
		Phone: phone(s.get(row, "contact.phone"), &d.warnings), JobTitle: s.said(row, "contact.jobTitle"),
		LifecycleStage: s.said(row, "contact.lifecycleStage"), LeadStatus: s.said(row, "contact.leadStatus"),
		Source: s.said(row, "contact.source"),
	}
	for _, label := range s.mapping.fields["contact.email"].labels {
		d.addEmail(row.oneLine(label), "")
	}
	for _, label := range s.mapping.fields["contact.phone"].labels {
		d.addPhone(row.Text(label), "")
	}
	if name := s.line(row, "contact.name"); d.fields.FirstName == nil && d.fields.LastName == nil && name != "" {
		d.fields.FirstName, d.fields.LastName = splitName(name)
	}
	return r.contact(row, d)
}

const defaultStage = "New"

func (s *sheet) deal(r *run, row Row) entry {
	of := s.ref(row, "deal")
	if of == (ref{}) {
		return entry{row: row, verdict: skip("says nothing of a deal")}
	}
	p := s.stages[fold(s.pipeline(row))]
	d := dealDraft{
		ref: of, source: s.source(row, "deal"), owner: s.owner(row, "deal"), pipeline: p.draft(),
		company: s.ref(row, "company"), at: s.time(row, "deal.created"),
	}
	if of := s.ref(row, "contact"); of != (ref{}) {
		d.contacts = []ref{of}
	}
	code := strings.ToUpper(cmp.Or(s.line(row, "deal.currency"), r.currency))
	d.fields = deal.Fields{Title: s.said(row, "deal.title")}
	if cell := s.get(row, "deal.amount"); cell != "" {
		amount, err := parseMoney(cell, code)
		if err != nil {
			return entry{row: row, verdict: reject("amount " + err.Error())}
		}
		d.fields.Value = &value.Money{Amount: amount, Currency: code}
	}
	if closes := s.time(row, "deal.expectedClose"); !closes.IsZero() {
		d.fields.ExpectedClose = new(closes.Format(time.DateOnly))
	}
	d.path = s.turns(r, row, d, p)
	if d.fields.Value == nil {
		d.path[0].fields.Value = &value.Money{Currency: code}
	}
	return r.deal(row, d)
}

// turns tells how a deal was opened and how it stands.
func (s *sheet) turns(r *run, row Row, d dealDraft, p *namedPipeline) []turn {
	stage := cmp.Or(s.line(row, "deal.stage"), defaultStage)
	ended := cmp.Or(closedStage(s.line(row, "deal.status")), closedStage(stage))
	if closedStage(stage) != "" {
		stage = p.before(ended)
	}
	path := []turn{{at: d.at, stage: r.stageID(p.name, stage), status: deal.StatusOpen}}
	if ended == "" {
		return path
	}
	at := s.time(row, "deal.closed")
	if at.IsZero() {
		at = s.time(row, "deal.expectedClose")
	}
	end := turn{at: at, stage: path[0].stage, status: ended, dated: !at.IsZero()}
	if ended == deal.StatusLost {
		end.reason = cmp.Or(short(s.line(row, "deal.lostReason"), value.MaxLine), "Not given in the file")
	}
	return append(path, end)
}

func (s *sheet) task(r *run, row Row) entry {
	d := taskDraft{
		ref: s.ref(row, "task"), source: s.source(row, "task"), assignee: s.owner(row, "task"), at: s.time(row, "task.created"),
		contact: s.ref(row, "contact"), company: s.ref(row, "company"), deal: s.ref(row, "deal"),
	}
	if d.ref == (ref{}) {
		return entry{row: row, verdict: skip("says nothing of a task")}
	}
	kind, priority := kindOf(s.line(row, "task.kind")), priorityOf(s.line(row, "task.priority"))
	d.fields = task.Fields{Title: s.said(row, "task.title"), Kind: &kind, Priority: &priority}
	if text := s.get(row, "task.description"); text != "" {
		d.fields.Description = new(short(text, value.MaxText))
	}
	if due := s.time(row, "task.due"); !due.IsZero() {
		d.fields.Due = new(due.Format(time.DateOnly))
	}
	done := strings.ToLower(s.line(row, "task.done"))
	d.done = parseBool(done) || slices.Contains([]string{"done", "completed", "closed"}, done)
	return r.task(row, d)
}

func (s *sheet) time(row Row, field string) time.Time {
	at, _, err := s.table.dates.parse(s.get(row, field))
	if err != nil {
		return time.Time{}
	}
	return at
}

const defaultPipeline = "Sales"

func (s *sheet) pipeline(row Row) string {
	return cmp.Or(s.line(row, "deal.pipeline"), defaultPipeline)
}

// survey reads owners, pipelines and stages, which a table has as names only.
func (s *sheet) survey() error {
	s.stages = map[string]*namedPipeline{}
	owners := map[string]bool{}
	for row, err := range s.table.Rows() {
		if err != nil {
			return err
		}
		for object := range mappable {
			if name := nameOf(s.line(row, object+".owner")); name != "" && !owners[fold(name)] {
				owners[fold(name)] = true
				s.owners = append(s.owners, name)
			}
		}
		if s.ref(row, "deal") != (ref{}) {
			s.readStage(row)
		}
	}
	slices.Sort(s.owners)
	for _, p := range s.stages {
		if len(p.stages) == 0 {
			p.add(defaultStage, "")
		}
	}
	return nil
}

func (s *sheet) readStage(row Row) {
	name := s.pipeline(row)
	p := s.stages[fold(name)]
	if p == nil {
		p = &namedPipeline{name: name}
		s.stages[fold(name)] = p
		s.order = append(s.order, fold(name))
	}
	p.add(cmp.Or(s.line(row, "deal.stage"), defaultStage), "")
}

func (s *sheet) drafts() []pipelineDraft {
	var list []pipelineDraft
	for _, name := range s.order {
		list = append(list, s.stages[name].draft())
	}
	return list
}
