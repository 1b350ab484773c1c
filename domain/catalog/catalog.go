// Package catalog lists every event type that Daybook has ever written. What
// is in the log must be readable for ever: an entry is never taken out, and a
// changed shape is a new version with an upcaster (eventstore/codec).
package catalog

import (
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
)

// Entry is one event type at the version in which it is written today.
type Entry struct {
	Version int
	Zero    domain.Event // an empty event of the Go type
}

// Events are all event types, by category.
var Events = []Entry{
	{1, tenant.Created{}}, {1, tenant.Updated{}}, {1, tenant.RatesSet{}}, {1, tenant.ListSet{}},
	{1, member.Created{}}, {1, member.Updated{}},
	{1, device.Registered{}}, {1, device.Revoked{}},
	{1, contact.Created{}}, {1, contact.Updated{}}, {1, contact.Deleted{}}, {1, contact.Erased{}},
	{1, contact.ConsentSet{}}, {1, contact.Archived{}}, {1, contact.Restored{}},
	{1, contact.Merged{}}, {1, contact.MergedInto{}}, {1, contact.Unmerged{}}, {1, contact.SplitOff{}},
	{1, company.Created{}}, {1, company.Updated{}}, {1, company.Deleted{}},
	{1, company.Archived{}}, {1, company.Restored{}},
	{1, pipeline.Created{}}, {1, pipeline.Renamed{}}, {1, pipeline.StagesSet{}},
	{1, customfield.Defined{}}, {1, customfield.Changed{}}, {1, customfield.Archived{}}, {1, customfield.Restored{}},
	{1, pipeline.Archived{}}, {1, pipeline.Deleted{}}, {1, pipeline.Restored{}},
	{2, deal.Opened{}}, {2, deal.Updated{}}, {1, deal.Moved{}}, {1, deal.Won{}}, {1, deal.Lost{}},
	{1, deal.Reopened{}}, {1, deal.Archived{}}, {1, deal.Deleted{}}, {1, deal.Restored{}},
	{1, task.Created{}}, {1, task.Updated{}}, {1, task.Completed{}}, {1, task.Deleted{}},
	{1, task.Repeated{}}, {1, task.Reopened{}}, {1, task.Restored{}},
	{1, tag.Created{}}, {1, tag.Updated{}}, {1, tag.Deleted{}}, {1, tag.Restored{}},
	{1, team.Created{}}, {1, team.Updated{}}, {1, team.Deleted{}}, {1, team.Restored{}},
	{1, quota.Assigned{}}, {1, quota.Deleted{}},
	{1, product.Created{}}, {1, product.Updated{}}, {1, product.Deleted{}}, {1, product.Archived{}}, {1, product.Restored{}},
	{1, note.Created{}}, {1, note.Updated{}}, {1, note.Deleted{}}, {1, note.Restored{}},
	{1, savedview.Created{}}, {1, savedview.Updated{}}, {1, savedview.Deleted{}}, {1, savedview.Restored{}},
}

// Categories are the stream categories in which those events stand.
var Categories = []string{
	tenant.Category, member.Category, device.Category, contact.Category,
	company.Category, pipeline.Category, deal.Category, task.Category,
	tag.Category, team.Category, quota.Category, product.Category, note.Category, savedview.Category,
	customfield.Category,
}
