package commands

import (
	"context"
	"sync"
	"time"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// definitions remembers the custom fields of each tenant's object types. What
// this process changes holds at once; a change that another made holds here
// after definitionsFor at the latest, and a field that is not known is looked
// up anew, so that a new one can be used almost at once.
type definitions struct {
	bus *Bus

	mu   sync.Mutex
	sets map[string]keptSet // by id of the set, which is the tenant's own
}

type keptSet struct {
	customfield.Set
	revision int64 // -1 for a set without fields
	read     time.Time
}

const (
	definitionsFor  = 10 * time.Second
	definitionsMiss = time.Second // how old a set is at least that is read anew for an unknown key
)

func newDefinitions(b *Bus) *definitions { return &definitions{bus: b, sets: map[string]keptSet{}} }

// of gives the set of an object type, as it was at most so long ago.
func (d *definitions) of(ctx context.Context, tenant string, object customfield.Object, atMost time.Duration) (customfield.Set, error) {
	id := customfield.ID(tenant, object)
	d.mu.Lock()
	kept, known := d.sets[id]
	d.mu.Unlock()
	if known && time.Since(kept.read) < atMost {
		return kept.Set, nil
	}
	l, err := d.bus.CustomFields.load(ctx, d.bus.CustomFields.stream(tenant, id), nil)
	if err != nil {
		return customfield.Set{}, err
	}
	l.state.ID, l.state.Object = id, object
	return d.keep(tenant, l.state, l.revision), nil
}

// keep remembers a set, unless a newer one is known, and gives the newest.
func (d *definitions) keep(tenant string, set customfield.Set, revision int64) customfield.Set {
	d.mu.Lock()
	defer d.mu.Unlock()
	id := customfield.ID(tenant, set.Object)
	if kept, known := d.sets[id]; known && kept.revision > revision {
		return kept.Set
	}
	d.sets[id] = keptSet{set, revision, time.Now()}
	return set
}

// uniqueFields gives the keys that an aggregate keeps from all others because
// a custom field of its object type is unique.
func uniqueFields[S any](r references, object customfield.Object, of func(S) (values value.Custom, exists bool)) func(context.Context, string, S) ([]Key, error) {
	return func(ctx context.Context, tenant string, state S) (keys []Key, err error) {
		values, exists := of(state)
		if !exists || len(values) == 0 {
			return nil, nil
		}
		set, err := r.fields.of(ctx, tenant, object, definitionsFor)
		for _, d := range set.Fields {
			if v, has := values[d.Key]; d.Unique && has {
				taken := fault.Field(customField(d.Key), "is the value of another one already")
				keys = append(keys, Key{Kind: customKind(object) + d.Key, Value: d.UniqueForm(v), Taken: taken})
			}
		}
		return keys, err
	}
}

// customKind begins the kinds of the keys that custom fields make.
func customKind(object customfield.Object) string { return "custom." + string(object) + "." }

// customField is what a custom field is called among the fields of an input.
func customField(key string) string { return "customFields." + key }
