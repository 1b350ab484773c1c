package projections

import (
	"context"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/device"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/quota"
	"github.com/daybook-crm/daybook/domain/savedview"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

// ledger is a tenant as the deciders fold it, and how many entries each
// timeline should have.
type ledger struct {
	tenant    tenant.Tenant
	rates     map[readmodels.Rate]string // by all but the rate
	contacts  accounts[contact.Contact]
	companies accounts[company.Company]
	deals     accounts[deal.Deal]
	tasks     accounts[task.Task]
	pipelines accounts[pipeline.Pipeline]
	members   accounts[member.Member]
	devices   accounts[device.Device]
	tags      accounts[tag.Tag]
	teams     accounts[team.Team]
	quotas    accounts[quota.Quota]
	fieldSets accounts[customfield.Set]
	products  accounts[product.Product]
	notes     accounts[note.Note]
	views     accounts[savedview.View]
	entries   map[string]int // subject -> entries
	stages    map[string]readmodels.StageNames
}

// account is the state of one object, and the revision that it is at.
type account[S any] struct {
	state    S
	revision int64
}

type accounts[S any] map[string]account[S]

func newLedger() *ledger {
	return &ledger{
		contacts: accounts[contact.Contact]{}, companies: accounts[company.Company]{}, deals: accounts[deal.Deal]{},
		tasks: accounts[task.Task]{}, pipelines: accounts[pipeline.Pipeline]{}, members: accounts[member.Member]{},
		fieldSets: accounts[customfield.Set]{}, devices: accounts[device.Device]{}, tags: accounts[tag.Tag]{}, teams: accounts[team.Team]{}, quotas: accounts[quota.Quota]{},
		products: accounts[product.Product]{}, notes: accounts[note.Note]{}, views: accounts[savedview.View]{}, entries: map[string]int{},
		stages: map[string]readmodels.StageNames{}, rates: map[readmodels.Rate]string{},
	}
}

// apply folds one event.
func (l *ledger) apply(d codec.Decoded) {
	id := d.Stream.ID
	switch e := d.Event.(type) {
	case contact.Event:
		evolve(l.contacts, d, e, contact.Decider)
		l.entries[id]++
	case company.Event:
		evolve(l.companies, d, e, company.Decider)
		l.entries[id]++
	case deal.Event:
		before := l.deals[id].state
		after := evolve(l.deals, d, e, deal.Decider)
		l.touch(id, before.CompanyID, after.CompanyID)
		l.touch("", append(before.ContactIDs(), after.ContactIDs()...)...)
	case task.Event:
		t := evolve(l.tasks, d, e, task.Decider)
		l.touch(id, t.Links.ContactID, t.Links.CompanyID, t.Links.DealID)
	case pipeline.Event:
		l.nameStages(d, e, evolve(l.pipelines, d, e, pipeline.Decider))
	case member.Event:
		evolve(l.members, d, e, member.Decider)
	case device.Event:
		evolve(l.devices, d, e, device.Decider)
	case tag.Event:
		evolve(l.tags, d, e, tag.Decider)
	case team.Event:
		evolve(l.teams, d, e, team.Decider)
	case quota.Event:
		evolve(l.quotas, d, e, quota.Decider)
	case customfield.Event:
		evolve(l.fieldSets, d, e, customfield.Decider)
	case product.Event:
		evolve(l.products, d, e, product.Decider)
		l.entries[id]++
	case note.Event:
		n := evolve(l.notes, d, e, note.Decider)
		l.touch(id, n.Links.ContactID, n.Links.CompanyID, n.Links.DealID)
	case savedview.Event:
		evolve(l.views, d, e, savedview.Decider)
	case tenant.Event:
		l.tenant = tenant.Decider.Evolve(l.tenant, e)
		l.setRates(e)
	}
}

// touch counts an entry for each of the objects, once.
func (l *ledger) touch(own string, others ...string) {
	seen := map[string]bool{"": true}
	for _, id := range append(others, own) {
		if !seen[id] {
			seen[id] = true
			l.entries[id]++
		}
	}
}

func evolve[S, C, E any](all accounts[S], d codec.Decoded, e E, decider domain.Decider[S, C, E]) S {
	known, ok := all[d.Stream.ID]
	if !ok {
		known.state = decider.Initial
	}
	state := decider.Evolve(known.state, e)
	all[d.Stream.ID] = account[S]{state, int64(d.Revision)}
	return state
}

// rows gives the row of each object that should have one.
func rows[S, R any](all accounts[S], row func(S, int64) (R, bool)) map[string]R {
	want := make(map[string]R, len(all))
	for id, a := range all {
		if r, there := row(a.state, a.revision); there {
			want[id] = r
		}
	}
	return want
}

// compare compares every table of the tenant.
func (l *ledger) compare(ctx context.Context, store *readmodels.Store, tenant string) ([]Difference, error) {
	var found []Difference
	for _, table := range []func() error{
		func() error {
			c := comparison[readmodels.Contact]{tenant + ".contacts", rows(l.contacts, contactOfState), &found}
			defer c.done()
			return store.EachContact(ctx, tenant, func(r readmodels.Contact) error { c.have(r.ID, r); return nil })
		},
		func() error {
			c := comparison[readmodels.Company]{tenant + ".companies", rows(l.companies, companyOfState), &found}
			defer c.done()
			return store.EachCompany(ctx, tenant, func(r readmodels.Company) error { c.have(r.ID, r); return nil })
		},
		func() error {
			c := comparison[readmodels.Deal]{tenant + ".deals", rows(l.deals, dealOfState), &found}
			defer c.done()
			return store.EachDeal(ctx, tenant, func(r readmodels.Deal) error { c.have(r.ID, r); return nil })
		},
		func() error {
			c := comparison[readmodels.Task]{tenant + ".tasks", rows(l.tasks, l.taskOfState), &found}
			defer c.done()
			return store.EachTask(ctx, tenant, func(r readmodels.Task) error { c.have(r.ID, r); return nil })
		},
		func() error {
			c := comparison[readmodels.Member]{tenant + ".members", rows(l.members, memberOfState), &found}
			defer c.done()
			return store.EachMember(ctx, tenant, func(r readmodels.Member) error { c.have(r.ID, r); return nil })
		},
		func() error {
			c := comparison[readmodels.Tag]{tenant + ".tags", rows(l.tags, tagOfState), &found}
			defer c.done()
			return store.EachTag(ctx, tenant, func(r readmodels.Tag) error { c.have(r.ID, r); return nil })
		},
		func() error {
			c := comparison[readmodels.Team]{tenant + ".teams", rows(l.teams, teamOfState), &found}
			defer c.done()
			return store.EachTeam(ctx, tenant, func(r readmodels.Team) error { c.have(r.ID, r); return nil })
		},
		func() error {
			c := comparison[readmodels.Quota]{tenant + ".quotas", rows(l.quotas, quotaOfState), &found}
			defer c.done()
			return store.EachQuota(ctx, tenant, func(r readmodels.Quota) error { c.have(r.ID, r); return nil })
		},
		func() error {
			c := comparison[readmodels.FieldSet]{tenant + ".field_sets", rows(l.fieldSets, fieldSetOfState), &found}
			defer c.done()
			return store.EachFieldSet(ctx, tenant, func(r readmodels.FieldSet) error { c.have(r.ID, r); return nil })
		},
		func() error {
			c := comparison[readmodels.Product]{tenant + ".products", rows(l.products, productOfState), &found}
			defer c.done()
			return store.EachProduct(ctx, tenant, func(r readmodels.Product) error { c.have(r.ID, r); return nil })
		},
		func() error {
			c := comparison[readmodels.Note]{tenant + ".notes", rows(l.notes, l.noteOfState), &found}
			defer c.done()
			return store.EachNote(ctx, tenant, func(r readmodels.Note) error { c.have(r.ID, r); return nil })
		},
		func() error {
			c := comparison[readmodels.SavedView]{tenant + ".saved_views", rows(l.views, savedViewOfState), &found}
			defer c.done()
			return store.EachSavedView(ctx, tenant, func(r readmodels.SavedView) error { c.have(r.ID, r); return nil })
		},
		func() error { return l.compareSettings(ctx, store, tenant, &found) },
		func() error { return l.comparePipelines(ctx, store, tenant, &found) },
		func() error { return l.compareDevices(ctx, store, tenant, &found) },
		func() error { return l.compareTimelines(ctx, store, tenant, &found) },
		func() error {
			c := comparison[readmodels.StageNames]{tenant + ".stage_names", l.stages, &found}
			defer c.done()
			return store.EachStageNames(ctx, tenant, func(r readmodels.StageNames) error { c.have(stagesKey(r), r); return nil })
		},
	} {
		if err := table(); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func (l *ledger) comparePipelines(ctx context.Context, store *readmodels.Store, tenant string, found *[]Difference) error {
	c := comparison[readmodels.Pipeline]{tenant + ".pipelines", rows(l.pipelines, pipelineOfState), found}
	defer c.done()
	all, err := store.Pipelines(ctx, tenant)
	for _, r := range all {
		c.have(r.ID, r)
	}
	return err
}

func (l *ledger) compareDevices(ctx context.Context, store *readmodels.Store, tenant string, found *[]Difference) error {
	c := comparison[readmodels.Device]{tenant + ".devices", rows(l.devices, deviceOfState), found}
	defer c.done()
	all, err := store.Devices(ctx, tenant)
	for _, r := range all {
		c.have(r.ID, r)
	}
	return err
}

// entryCount is a timeline as it is compared: what its entries say is the
// projections' own wording, of which the deciders know nothing.
type entryCount struct{ Entries int }

func (l *ledger) compareTimelines(ctx context.Context, store *readmodels.Store, tenant string, found *[]Difference) error {
	want := make(map[string]entryCount, len(l.entries))
	for subject, n := range l.entries {
		want[subject] = entryCount{n}
	}
	have := map[string]int{}
	err := store.EachTimelineEntry(ctx, tenant, func(e readmodels.TimelineEntry) error {
		have[e.SubjectID]++
		return nil
	})
	c := comparison[entryCount]{tenant + ".timeline", want, found}
	for subject, n := range have {
		c.have(subject, entryCount{n})
	}
	c.done()
	return err
}
