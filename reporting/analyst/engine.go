package analyst

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
)

// parameterDatabase is the parameter of HTTP that names where plain names of
// tables are looked up.
const parameterDatabase = "database"

// Engine is the ClickHouse to which statements are passed on.
type Engine struct {
	address        *url.URL // without user and password
	user, password string
	database       func(tenant string) (string, error)
	login          func(tenant string) (user, password string) // of a tenant; nil: the engine has one user
}

// NewEngine takes the address of ClickHouse's HTTP interface, with user and
// password, and how a tenant's database is called.
func NewEngine(address string, database func(tenant string) (string, error)) (Engine, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return Engine{}, errors.New("analysts are served from ClickHouse's HTTP interface: its address is of the form http(s)://user:password@host:8123/")
	}
	password, _ := u.User.Password()
	e := Engine{user: u.User.Username(), password: password, database: database}
	e.address = &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/"}
	return e, nil
}

// Database is the name of a tenant's database.
func (e Engine) Database(tenant string) (string, error) { return e.database(tenant) }

// request makes the request for a statement of a tenant, or of the gateway's
// own when there is no tenant.
func (e Engine) request(ctx context.Context, tenant string, settings url.Values, statement string) (*http.Request, error) {
	address, user, password := *e.address, e.user, e.password
	if tenant != "" {
		database, err := e.database(tenant)
		if err != nil {
			return nil, err
		}
		settings.Set(parameterDatabase, database)
		if e.login != nil {
			user, password = e.login(tenant)
		} else {
			settings.Set("readonly", "1")
		}
	}
	address.RawQuery = settings.Encode()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address.String(), strings.NewReader(statement))
	if err != nil {
		return nil, err
	}
	request.Header.Set("X-Clickhouse-User", user)
	request.Header.Set("X-Clickhouse-Key", password)
	return request, nil
}
