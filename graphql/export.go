package graphql

import (
	"bytes"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/reporting"
)

// exportArgs are the arguments of a report in an address, under the names that
// they have in the API.
type exportArgs struct {
	question                reporting.Question
	on                      time.Time
	pipelineID              string
	by                      reporting.By
	every                   reporting.Every
	backtest, months, first int
}

// formats are the ways in which a report is written, by the end of its address.
var formats = map[string]struct {
	contentType string
	write       func(*sheet, *bytes.Buffer) error
}{
	"csv":     {"text/csv; charset=utf-8", func(s *sheet, b *bytes.Buffer) error { return s.csv(b) }},
	"parquet": {"application/vnd.apache.parquet", func(s *sheet, b *bytes.Buffer) error { return s.parquet(b) }},
}

// Exports says whether a file of /reports/ is one that Export answers, such
// as weekly.csv.
func Exports(file string) bool {
	_, format, ok := strings.Cut(file, ".")
	_, known := formats[format]
	return ok && known
}

// Export answers GET /reports/{name}.csv and .parquet, of the actor in the
// context. The whole of it is made before the first byte goes out, so that
// what goes wrong still has a status of its own; the store bounds how much it is.
// Codes: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, VALIDATION_ERROR, QUERY_TOO_COMPLEX.
func (h *Handler) Export(w http.ResponseWriter, r *http.Request, file string) error {
	name, format, _ := strings.Cut(file, ".")
	report, known := sheets[name]
	if !known {
		return errNoReport
	}
	scope, err := h.root.query(r.Context(), "reports")
	if err != nil {
		return err
	}
	of, err := scope.reports(r.Context())
	if err != nil {
		return err
	}
	args, err := of.exportArgs(r.URL.Query())
	if err != nil {
		return err
	}
	table, err := report(of, r.Context(), args)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := formats[format].write(table, &body); err != nil {
		return err
	}
	w.Header().Set("Content-Type", formats[format].contentType)
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`.`+format+`"`)
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Length", strconv.Itoa(body.Len()))
	_, err = w.Write(body.Bytes())
	if err != nil {
		h.log.DebugContext(r.Context(), "the client did not take its report", "error", err)
	}
	return nil
}

// exportArgs reads the address. A parameter that is not known is refused: a
// filter that was mistyped would give another report than was meant.
func (r *reports) exportArgs(query url.Values) (exportArgs, error) {
	args := exportArgs{
		question: r.question(periodArgs{}), by: reporting.ByOwner, every: reporting.Month, months: 12, first: reporting.MaxMovedDeals, backtest: 12,
	}
	if query.Has("by") {
		args.every = reporting.Always
	}
	var p fault.Problems
	for name, values := range query {
		p.Check(name, args.read(name, values))
	}
	return args, p.Err()
}

// read reads one parameter. Lists are given by saying a parameter again.
func (a *exportArgs) read(name string, values []string) (err error) {
	last, filter := values[len(values)-1], &a.question.Filter
	if key, custom := strings.CutPrefix(name, "custom."); custom {
		filter.Custom = append(filter.Custom, reporting.CustomFilter{Key: key, Values: values})
		return nil
	}
	switch name {
	case "owners":
		filter.Owners = values
	case "teams":
		filter.Teams = values
	case "pipelines":
		filter.Pipelines = values
	case "pipelineId":
		a.pipelineID = last
	case "by":
		a.by = reporting.By(last)
	case "every":
		a.every = reporting.Every(last)
	case "from":
		a.question.From, err = dayOf(last)
	case "to":
		a.question.To, err = dayOf(last)
	case "on":
		a.on, err = dayOf(last)
	case "backtest":
		a.backtest, err = strconv.Atoi(last)
	case "months":
		a.months, err = strconv.Atoi(last)
	case "first":
		a.first, err = strconv.Atoi(last)
	default:
		return errors.New("is not a parameter of reports")
	}
	if err != nil {
		return errors.New("must be a day such as 2026-01-31, or a whole number where one is asked for")
	}
	return nil
}

func dayOf(text string) (time.Time, error) { return time.Parse(time.DateOnly, text) }
