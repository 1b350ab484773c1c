package main

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/internal/fault"
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
