package competing

import (
	"slices"
	"time"
)

// observed keeps how long a consumer took for its last messages: extra statistics, when asked for.
type observed struct {
	times []time.Duration
	next  int
}

const observedTimes = 1000

func (o *observed) add(d time.Duration) {
	if len(o.times) < observedTimes {
		o.times = append(o.times, d)
		return
	}
	o.times[o.next] = d
	o.next = (o.next + 1) % observedTimes
}

// Measurement is one figure of the extra statistics, in milliseconds.
type Measurement struct {
	Key   string
	Value int64
}

// quantiles by the names that clients know.
var quantiles = []struct {
	key string
	at  float64
}{
	{"Median", 0.5}, {"Fastest", 0}, {"Quintile 1", 0.2}, {"Quintile 2", 0.4}, {"Quintile 3", 0.6}, {"Quintile 4", 0.8},
	{"Quintile 5", 1}, {"90%", 0.9}, {"95%", 0.95}, {"99%", 0.99}, {"99.5%", 0.995}, {"99.9%", 0.999}, {"Highest", 1},
}

// Measurements returns the consumer's figures; none before its first answer.
func (c *Consumer) Measurements() []Measurement {
	if len(c.observed.times) == 0 {
		return nil
	}
	sorted := slices.Sorted(slices.Values(c.observed.times))
	var sum time.Duration
	for _, d := range sorted {
		sum += d
	}
	list := []Measurement{{"Mean", (sum / time.Duration(len(sorted))).Milliseconds()}}
	for _, q := range quantiles {
		list = append(list, Measurement{q.key, sorted[int(q.at*float64(len(sorted)-1))].Milliseconds()})
	}
	return list
}
