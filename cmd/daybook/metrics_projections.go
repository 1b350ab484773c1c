package main

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/projections"
)

// projectorMetrics asks the runners how they are when somebody looks, and the
// log how much of it they have not applied.
type projectorMetrics struct {
	runners []*projections.Runner
	log     eventstore.Reader
}

// lookWithin is how long the log is asked for at one scrape.
const lookWithin = 5 * time.Second

func described(name, help string) *prometheus.Desc {
	return prometheus.NewDesc("daybook_projection_"+name, help, []string{"projection"}, nil)
}

var (
	projectionEvents = described("events_total", "Events applied since the start.")
	projectionRate   = described("events_per_second", "Events applied a second, of late.")
	projectionRetry  = described("retries_total", "Attempts that failed since the start.")
	projectionParked = described("parked_streams", "Streams that wait because an event of theirs could not be applied, of the slices that this process holds.")
	projectionCommit = described("position", "The log position up to which all is applied of the slices that this process holds.")
	projectionDelay  = described("delay_seconds", "From an event's recording to its application, for the last one applied.")
	projectionLag    = described("lag_events", "Events of the log that are not applied yet; above a thousand about so many.")
	projectionAge    = described("lag_seconds", "Age of the oldest event of the log that is not applied yet; 0 when there is none.")
	projectionHeld   = described("slices_held", "Slices that this process holds; those of all processes add up to those that there are.")
	projectionPaused = described("paused", "1 while the projection is paused.")
)

func watchProjectors(registry prometheus.Registerer, runners []*projections.Runner, log eventstore.Reader) {
	registry.MustRegister(projectorMetrics{runners, log})
}

// Describe satisfies prometheus.Collector.
func (projectorMetrics) Describe(out chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{
		projectionEvents, projectionRate, projectionRetry, projectionParked, projectionCommit, projectionDelay,
		projectionLag, projectionAge, projectionHeld, projectionPaused,
	} {
		out <- d
	}
}

// Collect satisfies prometheus.Collector. How far behind they are is told by
// those that hold something.
func (p projectorMetrics) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), lookWithin)
	defer cancel()
	var group sync.WaitGroup
	for _, r := range p.runners {
		s := r.Status()
		gauge := func(d *prometheus.Desc, kind prometheus.ValueType, value float64) {
			out <- prometheus.MustNewConstMetric(d, kind, value, s.Name)
		}
		paused := 0.0
		if s.Paused {
			paused = 1
		}
		gauge(projectionEvents, prometheus.CounterValue, float64(s.Applied))
		gauge(projectionRate, prometheus.GaugeValue, s.Rate)
		gauge(projectionRetry, prometheus.CounterValue, float64(s.Retries))
		gauge(projectionParked, prometheus.GaugeValue, float64(s.Parked))
		gauge(projectionCommit, prometheus.GaugeValue, float64(s.Position.Commit))
		gauge(projectionDelay, prometheus.GaugeValue, s.LastApply.Sub(s.LastEvent).Seconds())
		gauge(projectionHeld, prometheus.GaugeValue, float64(len(s.Held)))
		gauge(projectionPaused, prometheus.GaugeValue, paused)
		if len(s.Held) == 0 {
			continue
		}
		group.Go(func() {
			lag, err := projections.LagBehind(ctx, p.log, s.Position)
			if err != nil {
				slog.Debug("the lag of a projection is not known", "projection", s.Name, "error", err)
				return
			}
			gauge(projectionLag, prometheus.GaugeValue, float64(lag.Events))
			gauge(projectionAge, prometheus.GaugeValue, lag.Age.Seconds())
		})
	}
	group.Wait()
}
