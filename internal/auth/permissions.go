package auth

import (
	"slices"

	"github.com/daybook-crm/daybook/internal/identity"
)

// everybody, workers and admins are the three sets of roles that the table uses.
var (
	everybody = []identity.Role{identity.Admin, identity.Rep, identity.Viewer}
	workers   = []identity.Role{identity.Admin, identity.Rep}
	admins    = []identity.Role{identity.Admin}
)

// permissions is the whole table: who may give a command (by the name that
// domain.CommandName gives it) and who may ask a query ("query." and the
// field of the API), and who may follow what ("subscription."). What is not here, nobody but the system may do:
// tenant.Create is one of these.
var permissions = map[string][]identity.Role{
	"contact.Create": workers,
	"contact.Update": workers,
	"contact.Delete": workers,
	"contact.Erase":  admins, // cannot be undone

	"contact.SetConsent": workers,
	"contact.Archive":    workers,
	"contact.Restore":    workers,
	"contact.Merge":      workers,
	"contact.Unmerge":    workers,

	"company.Create":  workers,
	"company.Update":  workers,
	"company.Delete":  workers,
	"company.Archive": workers,
	"company.Restore": workers,

	"deal.Open":    workers,
	"deal.Update":  workers,
	"deal.Move":    workers,
	"deal.Win":     workers,
	"deal.Lose":    workers,
	"deal.Reopen":  workers,
	"deal.Archive": workers,
	"deal.Delete":  workers,
	"deal.Restore": workers,

	"task.Create":   workers,
	"task.Update":   workers,
	"task.Complete": workers,
	"task.Reopen":   workers,
	"task.Delete":   workers,
	"task.Restore":  workers,

	"product.Create":    workers,
	"product.Update":    workers,
	"product.Archive":   workers,
	"product.Delete":    workers,
	"product.Restore":   workers,
	"note.Create":       workers,
	"note.Update":       workers,
	"note.Delete":       workers,
	"note.Restore":      workers,
	"savedview.Create":  workers,
	"savedview.Update":  workers, // whose view it is, the decider asks
	"savedview.Delete":  workers,
	"savedview.Restore": workers,

	"tag.Create":  workers,
	"tag.Update":  workers,
	"tag.Delete":  workers,
	"tag.Restore": workers,

	"team.Create":  admins,
	"team.Update":  admins,
	"team.Delete":  admins,
	"team.Restore": admins,

	"quota.Set":    admins,
	"quota.Delete": admins,

	"pipeline.Create":  admins,
	"pipeline.Update":  admins,
	"pipeline.Archive": admins,
	"pipeline.Delete":  admins,
	"pipeline.Restore": admins,

	"tenant.Update":   admins,
	"tenant.SetRates": admins,
	"tenant.SetList":  admins,

	"customfield.Define":  admins,
	"customfield.Change":  admins,
	"customfield.Archive": admins,
	"customfield.Restore": admins,

	"member.Create": admins,
	"member.Update": admins,
	"member.Settle": everybody, // of oneself

	"apikey.Create": admins,
	"apikey.Revoke": admins,

	"projection.Pause": admins, // of the installation's own tenant, the API asks
	"projection.Retry": admins,
	"projection.Skip":  admins,

	"device.Register": workers, // for oneself
	"device.Revoke":   admins,

	"query.me":             everybody,
	"query.member":         everybody,
	"query.members":        everybody,
	"query.contact":        everybody,
	"query.contacts":       everybody,
	"query.company":        everybody,
	"query.companies":      everybody,
	"query.reports":        everybody,
	"query.pipeline":       everybody,
	"query.pipelines":      everybody,
	"query.deal":           everybody,
	"query.dealTotals":     everybody,
	"query.tenant":         everybody,
	"query.deals":          everybody,
	"query.task":           everybody,
	"query.tasks":          everybody,
	"query.product":        everybody,
	"query.products":       everybody,
	"query.note":           everybody,
	"query.notes":          everybody,
	"query.savedView":      everybody,
	"query.savedViews":     everybody,
	"query.tag":            everybody,
	"query.tags":           everybody,
	"query.team":           everybody,
	"query.teams":          everybody,
	"query.quotas":         everybody,
	"query.apiKeys":        admins,
	"query.projections":    admins,
	"query.parkedEvents":   admins,
	"query.sql":            everybody, // over the ClickHouse endpoint, with a key
	"query.customFields":   everybody,
	"query.contactAsOf":    everybody,
	"query.companyAsOf":    everybody,
	"query.dealAsOf":       everybody,
	"query.taskAsOf":       everybody,
	"query.changes":        everybody,
	"query.timeline":       everybody,
	"query.search":         everybody,
	"query.devices":        everybody,
	"query.pipelineReport": everybody,

	"query.duplicates":      everybody,
	"query.duplicateGroups": everybody,

	"subscription.contactChanged": everybody,
	"subscription.companyChanged": everybody,
	"subscription.dealChanged":    everybody,
	"subscription.taskChanged":    everybody,
	"subscription.timeline":       everybody,
}

// Allowed says whether a role may give a command or ask a query.
func Allowed(role identity.Role, command string) bool {
	if role == identity.System {
		return true
	}
	return slices.Contains(permissions[command], role)
}
