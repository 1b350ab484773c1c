package readmodels_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/readmodels"
)

// derivedRows are the rows of the search and the keys of duplicates; with
// their versions they tell whether they were written, without them there are
// the counts too.
func derivedRows(t *testing.T, pool *pgxpool.Pool, versions bool) []string {
	t.Helper()
	version, counts := "''", " UNION ALL SELECT word FROM tenant_acme.spellings"
	for _, table := range []string{"contact_counts", "company_counts", "deal_counts"} {
		counts += " UNION ALL SELECT concat('" + table + "', c) FROM tenant_acme." + table + " c WHERE objects <> 0"
	}
	if versions {
		version, counts = "xmin", ""
	}
	rows, err := pool.Query(t.Context(), `SELECT concat(id, object, title, subtitle, folded, words, `+version+`) AS r FROM tenant_acme.search
		UNION ALL SELECT concat(object, key, id, `+version+`) FROM tenant_acme.twins`+counts+` ORDER BY r`)
	require.NoError(t, err)
	found, err := pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(t, err)
	return found
}

// other gives a field another value.
func other(name string, v reflect.Value) {
	isID := strings.HasSuffix(name, "ID") || strings.HasSuffix(name, "Into")
	switch at := v.Addr().Interface().(type) {
	case *string:
		switch {
		case isID:
			*at = key(team, 77)
		case strings.HasPrefix(name, "Due"), strings.HasSuffix(name, "Close"), name == "Until":
			*at = map[bool]string{true: "11:45", false: "2026-07-07"}[strings.HasSuffix(name, "Time")]
		default:
			*at = "Otherwise 77"
		}
	case *[]string:
		*at = append(*at, key(team, 77))
	case *readmodels.Custom:
		*at = readmodels.Custom{"other": "Otherwise 77"}
	case *time.Time:
		*at = at.Add(26 * time.Hour)
	case *[]readmodels.EmailAddress:
		*at = append(*at, readmodels.EmailAddress{Address: "other@elsewhere.example"})
	case *[]readmodels.PhoneNumber:
		*at = append(*at, readmodels.PhoneNumber{Number: "+49307777777"})
	default:
		switch v.Kind() {
		case reflect.Bool:
			v.SetBool(!v.Bool())
		case reflect.Int, reflect.Int64:
			v.SetInt(v.Int() + 7)
		case reflect.Slice:
			v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		}
	}
}

// eachField visits the fields of a row, those of its parts too, but for its id
// and revision.
func eachField(v reflect.Value, visit func(name string, field reflect.Value)) {
	for i := range v.NumField() {
		field, value := v.Type().Field(i), v.Field(i)
		_, moment := reflect.TypeAssert[time.Time](value)
		switch {
		case field.Name == "ID" || field.Name == "Revision":
		case value.Kind() == reflect.Struct && !moment:
			eachField(value, visit)
		default:
			visit(field.Name, value)
		}
	}
}

// everyField changes a row field by field. What is derived, knowing how the
// row was before, must be what is derived from the row alone.
func everyField[T any](t *testing.T, s *readmodels.Store, pool *pgxpool.Pool, row T, into func(*readmodels.Rows) map[string]*T) {
	t.Helper()
	commit := uint64(1)
	write := func(now, before *T) []string {
		rows, old := readmodels.NewRows(), readmodels.NewRows()
		commit++
		v := reflect.ValueOf(now).Elem()
		v.FieldByName("Revision").SetInt(int64(commit))
		into(&rows)[v.FieldByName("ID").String()] = now
		if before != nil {
			into(&old)[v.FieldByName("ID").String()] = before
		}
		save(t, s, commit, readmodels.Changes{Rows: rows, Before: old})
		return derivedRows(t, pool, false)
	}
	fields := 0
	eachField(reflect.ValueOf(&row).Elem(), func(name string, field reflect.Value) {
		start := row
		write(&start, nil)
		saved := reflect.ValueOf(field.Interface())
		other(name, field)
		require.False(t, reflect.DeepEqual(saved.Interface(), field.Interface()), "%T.%s is another now", row, name)
		next := row
		cheap := write(&next, &start)
		require.Equal(t, write(&next, nil), cheap, "%T.%s", row, name)
		field.Set(saved)
		fields++
	})
	require.Greater(t, fields, 5)
}

func derivedStore(t *testing.T) (*readmodels.Store, *pgxpool.Pool) {
	t.Parallel()
	pool := enginetest.Postgres(t)
	s := readmodels.NewStore(pool)
	require.NoError(t, s.Migrate(t.Context()))
	require.NoError(t, s.EnsureTenant(t.Context(), tenant))
	return s, pool
}

func TestWhatIsDerived_FollowsEveryFieldOfItsRow(t *testing.T) {
	s, pool := derivedStore(t)
	contact := readmodels.Contact{
		ID: key(people, 1), FirstName: "Rosa", LastName: "Lenz", Email: "rosa@example.com", Phone: "+49301234567",
		Emails: []readmodels.EmailAddress{{Address: "rosa@example.com", Primary: true}}, Address: readmodels.Address{Street: "Hauptstr. 1", City: "Ulm"}, Versioned: version(1),
	}
	into := func(r *readmodels.Rows) map[string]*readmodels.Contact { return r.Contacts }
	everyField(t, s, pool, contact, into)
	contact.ID, contact.Email = key(people, 2), ""
	everyField(t, s, pool, contact, into)
	everyField(t, s, pool, readmodels.Company{ID: key(firms, 1), Name: "Kraft AG", Domain: "kraft.example", Phone: "+4930111", Address: readmodels.Address{Street: "Weg 2", City: "Ulm"}, Versioned: version(1)},
		func(r *readmodels.Rows) map[string]*readmodels.Company { return r.Companies })
	everyField(t, s, pool, readmodels.Deal{ID: key(sales, 1), Title: "Roof", Status: "OPEN", PipelineID: key(pipes, 1), StageID: key(pipes, 2), StageSince: at(1), Versioned: version(1)},
		func(r *readmodels.Rows) map[string]*readmodels.Deal { return r.Deals })
	everyField(t, s, pool, readmodels.Task{ID: key(chores, 1), Title: "Ring Lenz", Kind: "CALL", Versioned: version(1)},
		func(r *readmodels.Rows) map[string]*readmodels.Task { return r.Tasks })
	everyField(t, s, pool, readmodels.Note{ID: key(chores, 2), Body: "said so", AuthorID: key(team, 1), Versioned: version(1)},
		func(r *readmodels.Rows) map[string]*readmodels.Note { return r.Notes })
	everyField(t, s, pool, readmodels.Product{ID: key(sales, 3), Name: "Pan", SKU: "PAN-1", Versioned: version(1)},
		func(r *readmodels.Rows) map[string]*readmodels.Product { return r.Products })
}

func TestWhatIsDerived_StaysWhenSomethingElseChanges(t *testing.T) {
	s, pool := derivedStore(t)
	before := readmodels.Contact{ID: key(people, 1), FirstName: "Rosa", LastName: "Lenz", Email: "rosa@example.com", Versioned: version(1)}
	write := func(commit uint64, now readmodels.Contact) {
		rows, old := readmodels.NewRows(), readmodels.NewRows()
		now.Revision = int64(commit)
		rows.Contacts[now.ID], old.Contacts[now.ID] = &now, &before
		save(t, s, commit, readmodels.Changes{Rows: rows, Before: old})
	}
	rows := readmodels.NewRows()
	rows.Contacts[before.ID] = &before
	save(t, s, 1, readmodels.Changes{Rows: rows})
	first := derivedRows(t, pool, true)
	require.NotEmpty(t, first)

	next := before
	next.JobTitle, next.LeadStatus, next.OwnerID = "Buyer", "won", key(team, 1)
	write(2, next)
	require.Equal(t, first, derivedRows(t, pool, true), "not even written again")
	next.LastName = "Lentz"
	write(3, next)
	require.NotEqual(t, first, derivedRows(t, pool, true))
}
