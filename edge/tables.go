package edge

import (
	"slices"
	"strings"
)

// Columns that several tables have, in the order of addressFields and versionFields.
const (
	addressColumns = " street city region postal_code country "
	versionColumns = " created_at updated_at revision"
)

func addressFields(a *Address) []any {
	return []any{&a.Street, &a.City, &a.Region, &a.PostalCode, &a.Country}
}

func versionFields(v *Versioned) []any {
	return []any{(*instant)(&v.CreatedAt), (*instant)(&v.UpdatedAt), &v.Revision}
}

var contacts = table[Contact]{
	name:    "contacts",
	columns: strings.Fields("id first_name last_name email phone job_title company_id owner_id lifecycle_stage lead_status source emails phones consents tag_ids merged_into archived" + addressColumns + "erased" + versionColumns),
	fields: func(r *Contact) []any {
		return slices.Concat([]any{&r.ID, &r.FirstName, &r.LastName, &r.Email, &r.Phone, &r.JobTitle, &r.CompanyID, &r.OwnerID,
			&r.LifecycleStage, &r.LeadStatus, &r.Source, list[EmailAddress]{&r.Emails}, list[PhoneNumber]{&r.Phones}, list[Consent]{&r.Consents},
			list[string]{&r.TagIDs}, &r.MergedInto, &r.Archived}, addressFields(&r.Address), []any{&r.Erased}, versionFields(&r.Versioned))
	},
	head:   (*Contact).Head,
	erased: func(r *Contact) *bool { return &r.Erased },
}

var companies = table[Company]{
	name:    "companies",
	columns: strings.Fields("id name domain phone industry employees" + addressColumns + "owner_id" + versionColumns),
	fields: func(r *Company) []any {
		return slices.Concat([]any{&r.ID, &r.Name, &r.Domain, &r.Phone, &r.Industry, &r.Employees}, addressFields(&r.Address),
			[]any{&r.OwnerID}, versionFields(&r.Versioned))
	},
	head: (*Company).Head,
}

var pipelines = table[Pipeline]{
	name:    "pipelines",
	columns: strings.Fields("id name stages archived" + versionColumns),
	fields: func(r *Pipeline) []any {
		return append([]any{&r.ID, &r.Name, list[Stage]{&r.Stages}, &r.Archived}, versionFields(&r.Versioned)...)
	},
	head: (*Pipeline).Head,
}

var deals = table[Deal]{
	name: "deals",
	columns: strings.Fields("id title amount currency value_is_sum pipeline_id stage_id status company_id contact_ids contacts owner_id" +
		" expected_close line_items source forecast_category tag_ids lost_reason lost_key custom archived stage_since closed_at visits" + versionColumns),
	fields: func(r *Deal) []any {
		return append([]any{&r.ID, &r.Title, &r.Amount, &r.Currency, &r.ValueIsSum, &r.PipelineID, &r.StageID, &r.Status, &r.CompanyID,
			list[string]{&r.ContactIDs}, list[DealContact]{&r.Contacts}, &r.OwnerID, &r.ExpectedClose, list[LineItem]{&r.LineItems}, &r.Source, &r.Forecast,
			list[string]{&r.TagIDs}, &r.LostReason, &r.LostKey, &r.Custom, &r.Archived,
			(*instant)(&r.StageSince), (*instant)(&r.ClosedAt), list[Visit]{&r.Visits}}, versionFields(&r.Versioned)...)
	},
	head: (*Deal).Head,
}

var tasks = table[Task]{
	name:    "tasks",
	columns: strings.Fields("id title description kind priority due due_time reminder repeat_every repeat_interval repeat_until repeat_day assignee_id contact_id company_id deal_id completed_at" + versionColumns),
	fields: func(r *Task) []any {
		return append([]any{&r.ID, &r.Title, &r.Description, &r.Kind, &r.Priority, &r.Due, &r.DueTime,
			(*instant)(&r.Reminder), &r.Repeat.Every, &r.Repeat.Interval, &r.Repeat.Until, &r.Repeat.DayOfMonth, &r.AssigneeID, &r.ContactID, &r.CompanyID, &r.DealID,
			(*instant)(&r.CompletedAt)}, versionFields(&r.Versioned)...)
	},
	head: (*Task).Head,
}

var members = table[Member]{
	name:    "members",
	columns: strings.Fields("id name email role active" + versionColumns),
	fields: func(r *Member) []any {
		return append([]any{&r.ID, &r.Name, &r.Email, &r.Role, &r.Active}, versionFields(&r.Versioned)...)
	},
	head: (*Member).Head,
}
