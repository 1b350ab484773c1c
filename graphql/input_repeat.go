package graphql

import (
	"errors"
	"time"

	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

// optTime is a nullable Time.
type optTime struct {
	Value time.Time
	Said  bool
}

// ImplementsGraphQLType says which scalar this is for.
func (optTime) ImplementsGraphQLType(name string) bool { return name == "Time" }

// UnmarshalGraphQL reads an instant or null.
func (o *optTime) UnmarshalGraphQL(input any) error {
	return unmarshal(input, &o.Said, func() error {
		var t Time
		err := t.UnmarshalGraphQL(input)
		o.Value = t.at
		return err
	})
}

// Nullable marks the type for the executor.
func (*optTime) Nullable() {}

func (o optTime) pointer() *time.Time {
	if !o.Said {
		return nil
	}
	return &o.Value
}

// optRepeat is a nullable RepeatInput, which is set as a whole.
type optRepeat struct {
	Value task.Repeat
	Said  bool
}

// ImplementsGraphQLType says which input this is for.
func (optRepeat) ImplementsGraphQLType(name string) bool { return name == "RepeatInput" }

// UnmarshalGraphQL reads how a task comes again, or null.
func (o *optRepeat) UnmarshalGraphQL(input any) error {
	return unmarshal(input, &o.Said, func() error {
		parts, ok := input.(map[string]any)
		if !ok {
			return errors.New("a repetition is expected here")
		}
		every, _ := parts["every"].(string)
		var interval, day optInt
		var until optDate
		for name, part := range map[string]interface{ UnmarshalGraphQL(any) error }{
			"interval": &interval, "dayOfMonth": &day, "until": &until,
		} {
			if given, there := parts[name]; there {
				if err := part.UnmarshalGraphQL(given); err != nil {
					return fault.Field("repeat."+name, err.Error())
				}
			}
		}
		if !interval.Said || interval.Null {
			interval.Value = 1
		}
		o.Value = task.Repeat{Every: task.Every(every), Interval: interval.Value, Until: until.Value, DayOfMonth: day.Value}
		return nil
	})
}

// Nullable marks the type for the executor.
func (*optRepeat) Nullable() {}

func (o optRepeat) pointer() *task.Repeat {
	if !o.Said {
		return nil
	}
	return &o.Value
}

// repeatNode is how a task comes again.
type repeatNode struct{ readmodels.Repeat }

// Interval is how many units lie between one time and the next.
func (r *repeatNode) Interval() int32 { return clamp(r.Repeat.Interval) }

// Until is the last day that the task may be due.
func (r *repeatNode) Until() *Date { return someDate(r.Repeat.Until) }

// DayOfMonth is the day that months and years keep to.
func (r *repeatNode) DayOfMonth() *int32 {
	if r.Repeat.DayOfMonth == 0 {
		return nil
	}
	return new(clamp(r.Repeat.DayOfMonth))
}

func repeatRow(r task.Repeat) readmodels.Repeat {
	return readmodels.Repeat{Every: string(r.Every), Interval: r.Interval, Until: r.Until, DayOfMonth: r.DayOfMonth}
}
