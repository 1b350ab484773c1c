package main

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/projections"
)

func newRegistry() *prometheus.Registry {
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return r
}

// observeCommands counts commands by name and outcome, and times them.
func observeCommands(registry prometheus.Registerer) (commands.Middleware, error) {
	took := prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name:    "daybook_command_duration_seconds",
		Help:    "How long commands took, by name and outcome.",
		Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5},
	}, []string{"command", "code"})
	if err := registry.Register(took); err != nil {
		return nil, err
	}
	return commands.Observe(func(command string, code fault.Code, d time.Duration) {
		label := string(code)
		if label == "" {
			label = "OK"
		}
		took.WithLabelValues(command, label).Observe(d.Seconds())
	}), nil
}

// projectorMetrics asks the runners how they are when somebody looks.
type projectorMetrics struct{ runners []*projections.Runner }

var (
	projectionLabels = []string{"projection"}
	projectionEvents = prometheus.NewDesc("daybook_projection_events_total", "Events applied since the start.", projectionLabels, nil)
	projectionRate   = prometheus.NewDesc("daybook_projection_events_per_second", "Events applied a second, of late.", projectionLabels, nil)
	projectionRetry  = prometheus.NewDesc("daybook_projection_retries_total", "Attempts that failed since the start.", projectionLabels, nil)
	projectionParked = prometheus.NewDesc("daybook_projection_parked_streams", "Streams that wait because an event of theirs could not be applied.", projectionLabels, nil)
	projectionCommit = prometheus.NewDesc("daybook_projection_position", "The log position of the last event applied.", projectionLabels, nil)
	projectionLag    = prometheus.NewDesc("daybook_projection_delay_seconds", "From an event's recording to its application, for the last one applied.", projectionLabels, nil)
)

func watchProjectors(registry prometheus.Registerer, runners []*projections.Runner) {
	registry.MustRegister(projectorMetrics{runners})
}

// Describe satisfies prometheus.Collector.
func (projectorMetrics) Describe(out chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{projectionEvents, projectionRate, projectionRetry, projectionParked, projectionCommit, projectionLag} {
		out <- d
	}
}

// Collect satisfies prometheus.Collector.
func (p projectorMetrics) Collect(out chan<- prometheus.Metric) {
	for _, r := range p.runners {
		s := r.Status()
		gauge := func(d *prometheus.Desc, kind prometheus.ValueType, value float64) {
			out <- prometheus.MustNewConstMetric(d, kind, value, s.Name)
		}
		gauge(projectionEvents, prometheus.CounterValue, float64(s.Applied))
		gauge(projectionRate, prometheus.GaugeValue, s.Rate)
		gauge(projectionRetry, prometheus.CounterValue, float64(s.Retries))
		gauge(projectionParked, prometheus.GaugeValue, float64(s.Parked))
		gauge(projectionCommit, prometheus.GaugeValue, float64(s.Position.Commit))
		gauge(projectionLag, prometheus.GaugeValue, s.LastApply.Sub(s.LastEvent).Seconds())
	}
}
