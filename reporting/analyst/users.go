package analyst

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// On a ClickHouse server each tenant has a user of its own, who may read the
// tenant's database and nothing else; so it is the server that keeps tenants
// apart, and the check of the text a second line.

// WithUsers makes the engine one on which tenants have users. Their passwords
// come from a secret, so that each process knows them and none is stored.
func (e Engine) WithUsers(secret []byte) Engine {
	e.login = func(tenant string) (user, password string) {
		mac := hmac.New(sha256.New, secret)
		_, _ = mac.Write([]byte("analyst/" + tenant))
		return "daybook_" + tenant, hex.EncodeToString(mac.Sum(nil))
	}
	return e
}

// userStatements make a tenant's user, or bring it up to date. Nothing in them
// comes from input: the database's name was checked, the password is hex.
// readonly = 2 lets a statement carry settings, within the constraints.
func (e Engine) userStatements(tenant, database string, l Limits) []string {
	user, password := e.login(tenant)
	sum := sha256.Sum256([]byte(password))
	constraints := []string{"readonly = 2 CONST"}
	for _, s := range []string{"max_execution_time", "max_memory_usage", "max_result_rows", "max_result_bytes", "max_threads"} {
		limit := l.bounded()[s]
		constraints = append(constraints, fmt.Sprintf("%s = %d MIN 1 MAX %d", s, limit, limit))
	}
	return []string{
		fmt.Sprintf("CREATE USER IF NOT EXISTS %s IDENTIFIED WITH sha256_hash BY '%x'", user, sum),
		fmt.Sprintf("ALTER USER %s IDENTIFIED WITH sha256_hash BY '%x' SETTINGS %s", user, sum, strings.Join(constraints, ", ")),
		fmt.Sprintf("GRANT SELECT, SHOW ON %s.* TO %s", database, user),
		fmt.Sprintf("CREATE QUOTA OR REPLACE %s FOR INTERVAL 1 minute MAX queries = 600, execution_time = 60 TO %s", user, user),
	}
}

// admit makes the user of a tenant before its first statement in this process,
// where tenants have users; elsewhere there is nothing to do.
func (g *Gateway) admit(ctx context.Context, tenant, database string) error {
	if _, known := g.admitted.Load(tenant); known || g.config.Engine.login == nil {
		return nil
	}
	for _, statement := range g.config.Engine.userStatements(tenant, database, g.config.Limits) {
		if _, err := g.ask(ctx, statement); err != nil {
			return fmt.Errorf("make the ClickHouse user of tenant %s: %w", tenant, err)
		}
	}
	g.admitted.Store(tenant, true)
	return nil
}
