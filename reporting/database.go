package reporting

import (
	"fmt"
	"regexp"
)

// database is the name of a tenant's database. The only way to one is
// databaseOf, so a database can stand in a statement as it is.
type database string

// shared is the database of what belongs to no tenant: the checkpoint, and
// the list of databases.
const shared database = "daybook"

var tenantID = regexp.MustCompile(`^[a-z][a-z0-9]{0,30}$`)

// databaseOf checks the tenant's id once more, although it comes out of a
// verified token or the log: here it becomes a part of statements.
func databaseOf(tenant string) (database, error) {
	if !tenantID.MatchString(tenant) {
		return "", fmt.Errorf("%q cannot be a tenant's id", tenant)
	}
	return database("tenant_" + tenant), nil
}

// databaseOf is the database that this store reads and writes.
func (s *Store) databaseOf(tenant string) (database, error) {
	db, err := databaseOf(tenant)
	if err == nil && s.aside {
		db = nextOf(tenant)
	}
	return db, err
}

// nextOf is the database in which a tenant's tables are built anew.
func nextOf(tenant string) database { return database("next_" + tenant) }

// DatabaseName is what a tenant's database is called. It fails for an id that
// cannot be a tenant's.
func DatabaseName(tenant string) (string, error) {
	db, err := databaseOf(tenant)
	return string(db), err
}

// CheckTenant says what is wrong with an id that cannot be a tenant's.
func CheckTenant(tenant string) error {
	_, err := databaseOf(tenant)
	return err
}

// table gives a table's full name. Tables are named in this package only.
func (d database) table(name string) string { return string(d) + "." + name }
