package importer

import (
	"context"
	"fmt"
	"time"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/value"
)

// companyDraft is a company as a row has it.
type companyDraft struct {
	ref      ref
	source   string
	fields   company.Fields // without owner and address
	address  value.Address
	owner    ref
	at       time.Time // created
	changed  time.Time // last changed
	warnings []string
}

// companyName is what is known of a name: the company that has it, or that
// several do.
type companyName struct {
	ref     ref
	several bool
}

// named gives the company of a name; none when there is none or several.
func (r *run) named(name string) (of ref, several bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	known := r.names[fold(name)]
	return known.ref, known.several
}

func (r *run) remember(name string, of ref) {
	r.mu.Lock()
	defer r.mu.Unlock()
	key := fold(name)
	known, taken := r.names[key]
	switch {
	case key == "":
	case !taken:
		r.names[key] = companyName{ref: of}
	case known.ref != of:
		r.names[key] = companyName{several: true}
	}
}

func (r *run) company(row Row, d companyDraft) entry {
	if r.looking {
		return entry{row: row}
	}
	id := r.id(d.ref)
	if line, ok := r.first(id, row); !ok {
		return entry{row: row, verdict: skip(fmt.Sprintf("is the company of line %d again", line))}
	}
	if d.fields.Name != nil {
		r.remember(*d.fields.Name, d.ref)
	}
	d.fields.Custom = row.custom(Companies, &d.warnings)
	return entry{row: row, work: func(ctx context.Context) outcome {
		links := outcome{warnings: d.warnings}
		d.fields.OwnerID = r.link(ctx, "member", d.owner, &links)
		if links.failure != nil {
			return links
		}
		out := bring(ctx, r, r.bus.Companies, company.Decider, id, func(current, imported company.Company) planned[company.Command] {
			return r.planCompany(id, d, current, imported)
		})
		out.warnings = append(out.warnings, links.warnings...)
		r.arrived(company.Category, id, out)
		return out
	}}
}

func (r *run) planCompany(id string, d companyDraft, current, imported company.Company) planned[company.Command] {
	switch {
	case current.ID == "":
		if d.address != (value.Address{}) {
			d.fields.Address = &d.address
		}
		create := company.Create{ID: id, Fields: d.fields, Imported: r.imported(id, d.source), At: r.when(d.at)}
		return planned[company.Command]{commands: []company.Command{create}}
	case !current.Exists():
		return planned[company.Command]{existed: true, gone: true}
	}
	imported.ID = id
	at := r.later(d.changed, current.UpdatedAt)
	wish := d.fields
	wish.Address = mergeAddress(current.Address, imported.Address, d.address)
	var update company.Command = company.Update{ID: id, Fields: wish, At: at}
	return planned[company.Command]{existed: true, commands: onlyChanges(company.Decider, imported, update, func(e company.Event) company.Command {
		return company.Update{ID: id, Fields: e.(company.Updated).Fields, At: at}
	})}
}

// mergeAddress changes the parts of an address that the file has changed
// since the last import; nil when it has changed none.
func mergeAddress(current, imported, file value.Address) *value.Address {
	merged, changed := current, false
	for _, part := range []struct{ to, before, now *string }{
		{&merged.Street, &imported.Street, &file.Street}, {&merged.City, &imported.City, &file.City},
		{&merged.Region, &imported.Region, &file.Region}, {&merged.PostalCode, &imported.PostalCode, &file.PostalCode},
		{&merged.Country, &imported.Country, &file.Country},
	} {
		if *part.now != "" && *part.now != *part.before {
			*part.to, changed = *part.now, true
		}
	}
	if !changed {
		return nil
	}
	return &merged
}
