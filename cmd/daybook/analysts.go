package main

import (
	"context"
	"net"
	"net/http"
	"strings"

	"github.com/daybook-crm/daybook/internal/auth"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/reporting"
	"github.com/daybook-crm/daybook/reporting/analyst"
)

// analystsPath is where analysts' tools find ClickHouse's HTTP protocol.
const analystsPath = "/clickhouse"

// openAnalysts opens the way to ClickHouse for analysts. On a server of one's
// own every tenant has a user there; the embedded engine has one.
func (m *Main) openAnalysts(ctx context.Context) (*analyst.Gateway, error) {
	address := m.at.ClickHouse
	if m.Config.ClickHouseHTTP != "" {
		address = m.Config.ClickHouseHTTP
	}
	engine, err := analyst.NewEngine(address, reporting.DatabaseName)
	if err != nil {
		return nil, err
	}
	if m.Config.ClickHouse != embedded {
		secret, err := m.core.secrets.Get(ctx, "", "analysts")
		if err != nil {
			return nil, err
		}
		engine = engine.WithUsers(secret)
	}
	return analyst.New(ctx, analyst.Config{Engine: engine, Keys: m.analystOf, Logger: m.Logger})
}

// analystOf tells whose an API key is.
func (m *Main) analystOf(ctx context.Context, key, client string) (identity.Actor, error) {
	if host, _, err := net.SplitHostPort(client); err == nil {
		client = host
	}
	actor, err := m.core.accounts.UseKey(ctx, key, client)
	if err == nil && !auth.Allowed(actor.Role, "query.sql") {
		err = fault.New(fault.Forbidden, "Your role does not allow this.")
	}
	return actor, err
}

// analysts is the route of the endpoint. Where ClickHouse was named by its
// native address only, it says what is missing.
func (m *Main) analysts(ctx context.Context) (http.Handler, error) {
	if strings.HasPrefix(m.at.ClickHouse, "clickhouse://") && m.Config.ClickHouseHTTP == "" {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, "Analysts need ClickHouse's HTTP interface: start Daybook with --clickhouse-http.", http.StatusNotImplemented)
		}), nil
	}
	gateway, err := m.openAnalysts(ctx)
	if err != nil {
		return nil, err
	}
	return http.StripPrefix(analystsPath, gateway), nil
}
