package readmodels

import (
	"reflect"

	"github.com/jackc/pgx/v5"
)

// The search and the keys of duplicates are derived from the rows of objects.
// They are derived anew only where the row as it was loaded (Changes.Before)
// differs in what they are made of: most changes are of something else, such
// as an owner or a stage, and deriving costs several times what the row does.
// What is derived stands in the transaction of its row, so a row that did not
// change has what belongs to it. A row that was not loaded is derived.

// derive gives the ids of the rows that have to be derived anew.
func derive[T any](rows, before map[string]*T, of func(*T) any) (ids []string) {
	for key, row := range rows {
		old := before[key]
		if row == nil || old == nil || !reflect.DeepEqual(of(old), of(row)) {
			ids = append(ids, key)
		}
	}
	return ids
}

// queueDerived brings what is derived up to date with the rows that were
// written, after all else that changes them.
func queueDerived(b *pgx.Batch, in func(string) string, c Changes) {
	rows, old := c.Rows, c.Before
	people := derive(rows.Contacts, old.Contacts, ofContact)
	firms := derive(rows.Companies, old.Companies, ofCompany)
	queueFind(b, in, findContacts, people)
	queueFind(b, in, findCompanies, firms)
	queueFind(b, in, findDeals, derive(rows.Deals, old.Deals, ofDeal))
	queueFind(b, in, findTasks, derive(rows.Tasks, old.Tasks, ofTask))
	queueFind(b, in, findNotes, derive(rows.Notes, old.Notes, ofNote))
	queueFind(b, in, findProducts, derive(rows.Products, old.Products, ofProduct))
	queueForgotten(b, in, c.Erased)
	queueKeys(b, in, contactTwins, people)
	queueKeys(b, in, companyTwins, firms)
}

// What is derived is made of these; the expressions are in findable.go and
// twins.go. A test changes every field of the rows and finds what is missing.

func ofContact(c *Contact) any {
	subtitle := c.Email
	if subtitle == "" {
		subtitle = c.JobTitle
	}
	return []any{c.FirstName, c.LastName, subtitle, c.Email, c.Phone, c.Emails, c.Phones, c.Address, c.MergedInto, c.Archived, c.Erased}
}

func ofCompany(c *Company) any { return []any{c.Name, c.Domain, c.Phone, c.Address, c.Archived} }

func ofDeal(d *Deal) any { return []any{d.Title, d.Status, d.Archived} }

func ofTask(t *Task) any { return []any{t.Title, t.Kind} }

func ofNote(n *Note) any { return []any{n.Body, n.CreatedAt} }

func ofProduct(p *Product) any { return []any{p.Name, p.SKU, p.Archived} }
