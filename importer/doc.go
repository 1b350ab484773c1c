// Package importer brings a company's data over from another CRM's export
// files: Salesforce, HubSpot, or any table with a mapping.
//
//	files --> Table --> a source reads rows into drafts --> plan --> commands.Aggregate.Import --> log
//	          (scan,     (salesforce*.go, hubspot*.go,      (what a draft
//	          encoding)   csv*.go)                           changes)
//
// An object is written in one append, with all its history, under an id that
// is made from its id at the source. So an import that is killed is taken up
// by running it again, the second run of the same files changes nothing, and a
// changed file changes what changed in it; no table remembers imports. A blank
// cell never overwrites anything, and what members edited here stays.
//
// Columns that Daybook has no place for become custom fields of contacts,
// companies and deals (custom*.go), which are defined before the first row.
//
// It writes by commands alone, so that its rows obey the rules that all others
// do. A row that does not is rejected, with its line and the reason, and
// nothing of it is written; the rest goes on. Reasons hold no personal data.
package importer
