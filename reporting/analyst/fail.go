package analyst

import (
	"errors"
	"io"
	"net/http"
	"strconv"

	"github.com/daybook-crm/daybook/internal/fault"
)

// fail words an error as ClickHouse does.
func (g *Gateway) fail(w http.ResponseWriter, r *http.Request, err error) {
	refusal := g.refusal(r, err)
	w.Header().Set("X-Clickhouse-Exception-Code", strconv.Itoa(refusal.Code))
	w.Header().Set("Content-Type", "text/plain; charset=UTF-8")
	w.WriteHeader(refusal.Status)
	_, _ = io.WriteString(w, refusal.Error()+"\n")
}

func (g *Gateway) refusal(r *http.Request, err error) *Refusal {
	var own *Refusal
	switch {
	case errors.As(err, &own):
		return own
	case fault.CodeOf(err) == fault.Unauthenticated:
		return unauthenticated(err.Error())
	case fault.CodeOf(err) == fault.Forbidden:
		return denied("%s", err.Error())
	case fault.CodeOf(err) == fault.RateLimited:
		return busy(err.Error())
	}
	g.config.Logger.ErrorContext(r.Context(), "an analyst's request failed", "error", err)
	return unavailable("Something went wrong on the server. It has been logged.")
}
