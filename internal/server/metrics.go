package server

import (
	"errors"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// metrics are daybook_http_requests_total{route,code} and
// daybook_http_request_seconds{route}. Routes are patterns, so there are few.
type metrics struct {
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
}

func newMetrics(registry prometheus.Registerer) (*metrics, error) {
	m := &metrics{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "daybook_http_requests_total", Help: "Requests by route and status.",
		}, []string{"route", "code"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "daybook_http_request_seconds", Help: "Time from a request to its answer, by route.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10},
		}, []string{"route"}),
	}
	if registry == nil {
		return m, nil
	}
	return m, errors.Join(registry.Register(m.requests), registry.Register(m.seconds))
}

func (m *metrics) request(route string, status int, took time.Duration) {
	if status == 0 {
		status = 200 // what net/http sends when a handler writes nothing
	}
	m.requests.WithLabelValues(route, strconv.Itoa(status)).Inc()
	m.seconds.WithLabelValues(route).Observe(took.Seconds())
}

// OperationMetrics gives the observer of graphql.Deps, which counts
// daybook_graphql_operations_total{kind,field,code} and times
// daybook_graphql_operation_seconds{kind,field}.
func OperationMetrics(registry prometheus.Registerer) (func(kind, field, code string, took time.Duration), error) {
	operations := prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "daybook_graphql_operations_total", Help: "GraphQL operations by their first field and the code that they ended with.",
	}, []string{"kind", "field", "code"})
	seconds := prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "daybook_graphql_operation_seconds", Help: "Time that a GraphQL operation took, by its first field.",
		Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10},
	}, []string{"kind", "field"})
	if err := errors.Join(registry.Register(operations), registry.Register(seconds)); err != nil {
		return nil, err
	}
	return func(kind, field, code string, took time.Duration) {
		if code == "" {
			code = "OK"
		}
		operations.WithLabelValues(kind, field, code).Inc()
		seconds.WithLabelValues(kind, field).Observe(took.Seconds())
	}, nil
}
