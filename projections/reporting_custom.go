package projections

import (
	"maps"
	"slices"
	"strconv"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/reporting"
)

// customFieldRow is the id of the row that an event is about.
func customFieldRow(e customfield.Event) string {
	switch e := e.(type) {
	case customfield.Defined:
		return reporting.CustomFieldID(e.ID, e.Key)
	case customfield.Changed:
		return reporting.CustomFieldID(e.ID, e.Key)
	case customfield.Archived:
		return reporting.CustomFieldID(e.ID, e.Key)
	case customfield.Restored:
		return reporting.CustomFieldID(e.ID, e.Key)
	default:
		return ""
	}
}

// customField folds an event onto its field's row.
func (f *reportingFold) customField(e codec.Decoded) {
	if event, ok := e.Event.(customfield.Event); ok {
		foldRow(&f.current.CustomFields, &f.changed.CustomFields, e, customFieldRow(event), reportCustomField(event))
	}
}

func reportCustomField(e customfield.Event) func(*reporting.CustomField) {
	return func(r *reporting.CustomField) {
		switch e := e.(type) {
		case customfield.Defined:
			r.Object, r.Key, r.Label, r.Type, r.Archived = string(e.Object), e.Key, e.Label, string(e.Type), e.Archived
			reportOptions(r, e.Options)
		case customfield.Changed:
			domain.Set(&r.Label, e.Label)
			if e.Options != nil {
				reportOptions(r, *e.Options)
			}
		case customfield.Archived:
			r.Archived = true
		case customfield.Restored:
			r.Archived = false
		}
	}
}

func reportOptions(r *reporting.CustomField, options []customfield.Option) {
	r.OptionKeys, r.OptionLabels = []string{}, []string{}
	for _, o := range options {
		r.OptionKeys, r.OptionLabels = append(r.OptionKeys, o.Key), append(r.OptionLabels, o.Label)
	}
}

// dealFieldRows are the ids of the rows that say of which types the custom
// values of an event are.
func dealFieldRows(tenant string, e deal.Event) (ids []string) {
	var custom *value.Custom
	switch e := e.(type) {
	case deal.Opened:
		custom = e.Custom
	case deal.Updated:
		custom = e.Custom
	}
	if custom == nil {
		return nil
	}
	set := customfield.ID(tenant, customfield.Deal)
	for key := range *custom {
		ids = append(ids, reporting.CustomFieldID(set, key))
	}
	return ids
}

// reportDealCustom keeps values of few choices. Others are texts that
// somebody typed. The type of a field never changes, and a value is only
// recorded once its field is defined, so it does not matter at which position
// the type is looked up.
func (f *reportingFold) reportDealCustom(r *reporting.Deal, change value.Custom) {
	set := customfield.ID(f.tenant, customfield.Deal)
	r.Custom = maps.Clone(r.Custom) // history has the old one
	for key, v := range change {
		choice, ok := reportChoice(f.current.CustomFields[reporting.CustomFieldID(set, key)].Type, v)
		if ok {
			r.Custom[key] = choice
		} else {
			delete(r.Custom, key)
		}
	}
}

// reportChoice gives a value as the tables have it; ok is false for none, and
// for one of a type that is not reported.
func reportChoice(kind string, v any) (choice []string, ok bool) {
	switch v := v.(type) {
	case string:
		return []string{v}, kind == string(customfield.Select)
	case bool:
		return []string{strconv.FormatBool(v)}, kind == string(customfield.Boolean)
	case []any:
		for _, key := range v {
			if key, ok := key.(string); ok && !slices.Contains(choice, key) {
				choice = append(choice, key)
			}
		}
		return choice, kind == string(customfield.MultiSelect) && len(choice) > 0
	default:
		return nil, false
	}
}
