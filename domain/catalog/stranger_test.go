package catalog_test

import (
	"testing"

	"github.com/stretchr/testify/require"

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
	"github.com/daybook-crm/daybook/domain/savedview"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/domain/tenant"
)

// An event or a command that a decider does not know stops it loudly: to pass
// over it would be to decide on half of what happened.
func TestStrangersStopADecider(t *testing.T) {
	t.Parallel()
	stops[contact.Contact, contact.Command, contact.Event](t, contact.Decider, contact.Contact{ID: "id"}, struct{ contact.Command }{}, struct{ contact.Event }{})
	stops[company.Company, company.Command, company.Event](t, company.Decider, company.Company{ID: "id"}, struct{ company.Command }{}, struct{ company.Event }{})
	stops[customfield.Set, customfield.Command, customfield.Event](t, customfield.Decider, customfield.Set{ID: "id"}, struct{ customfield.Command }{}, struct{ customfield.Event }{})
	stops[deal.Deal, deal.Command, deal.Event](t, deal.Decider, deal.Deal{ID: "id"}, struct{ deal.Command }{}, struct{ deal.Event }{})
	stops[device.Device, device.Command, device.Event](t, device.Decider, device.Device{ID: "id"}, struct{ device.Command }{}, struct{ device.Event }{})
	stops[member.Member, member.Command, member.Event](t, member.Decider, member.Member{ID: "id"}, struct{ member.Command }{}, struct{ member.Event }{})
	stops[pipeline.Pipeline, pipeline.Command, pipeline.Event](t, pipeline.Decider, pipeline.Pipeline{ID: "id"}, struct{ pipeline.Command }{}, struct{ pipeline.Event }{})
	stops[product.Product, product.Command, product.Event](t, product.Decider, product.Product{ID: "id"}, struct{ product.Command }{}, struct{ product.Event }{})
	stops[note.Note, note.Command, note.Event](t, note.Decider, note.Note{ID: "id"}, struct{ note.Command }{}, struct{ note.Event }{})
	stops[savedview.View, savedview.Command, savedview.Event](t, savedview.Decider, savedview.View{ID: "id"}, struct{ savedview.Command }{}, struct{ savedview.Event }{})
	stops[tag.Tag, tag.Command, tag.Event](t, tag.Decider, tag.Tag{ID: "id"}, struct{ tag.Command }{}, struct{ tag.Event }{})
	stops[task.Task, task.Command, task.Event](t, task.Decider, task.Task{ID: "id"}, struct{ task.Command }{}, struct{ task.Event }{})
	stops[team.Team, team.Command, team.Event](t, team.Decider, team.Team{ID: "id"}, struct{ team.Command }{}, struct{ team.Event }{})
	stops[tenant.Tenant, tenant.Command, tenant.Event](t, tenant.Decider, tenant.Tenant{ID: "id"}, struct{ tenant.Command }{}, struct{ tenant.Event }{})
}

func stops[S, C, E any](t *testing.T, d domain.Decider[S, C, E], state S, cmd C, event E) {
	t.Helper()
	unknown := func(what string, do func()) {
		defer func() { require.Contains(t, recover(), what) }()
		do()
	}
	unknown("unknown command", func() { _, _ = d.Decide(state, cmd) })
	unknown("unknown event", func() { d.Evolve(state, event) })
}
