package esdbserver

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// systemProjections are the two indexes that the server keeps in streams of links. The others of
// EventStoreDB, and all that a user would write, need a JavaScript engine, which is not here.
var systemProjections = map[string]func(*store.Event) (stream string, ok bool){
	"$by_category":   categoryOf,
	"$by_event_type": eventTypeOf,
}

// categoryOf: the stream contact-1 is of category contact, and its events are linked to in $ce-contact.
// System streams have no category.
func categoryOf(e *store.Event) (string, bool) {
	category, _, found := strings.Cut(string(e.Stream), "-")
	return "$ce-" + category, found && category != "" && e.Stream[0] != '$'
}

// eventTypeOf links events to $et-<type>. The server's own events are left out, links among them: an
// index of links would index itself.
func eventTypeOf(e *store.Event) (string, bool) {
	return "$et-" + string(e.Type), len(e.Type) > 0 && e.Type[0] != '$' && e.Stream[0] != '$'
}

// projection keeps one index up to date while it is enabled.
type projection struct {
	server   *Server
	name     string
	target   func(*store.Event) (string, bool)
	position atomic.Uint64 // everything up to here is projected
	count    atomic.Int64  // events seen since it was started
	linkedTo uint64        // after a reset: targets up to here may be linked already

	mu     sync.Mutex // of starting and stopping
	cancel context.CancelFunc
	ended  chan struct{}
}

// running reports whether the projection is enabled.
func (p *projection) running() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.cancel != nil
}

func (p *projection) start() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.cancel != nil {
		return nil
	}
	position, err := p.server.store.Emitted(p.name)
	if err != nil {
		return err
	}
	p.position.Store(position)
	p.count.Store(0)
	p.linkedTo = 0
	if position == 0 {
		p.linkedTo = p.server.store.Tail()
	}
	ctx, cancel := context.WithCancel(context.Background())
	p.cancel, p.ended = cancel, make(chan struct{})
	go p.run(ctx)
	return nil
}

func (p *projection) stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.cancel == nil {
		return
	}
	p.cancel()
	<-p.ended
	p.cancel = nil
}

func (p *projection) run(ctx context.Context) {
	defer close(p.ended)
	watch := p.server.store.WatchAll()
	defer watch.Stop()
	for {
		if err := p.catchUp(ctx); err != nil && ctx.Err() == nil {
			p.server.options.Logger.Error("a system projection stopped", "projection", p.name, "error", err)
			return
		}
		select {
		case <-watch.C:
		case <-ctx.Done():
			return
		}
	}
}

// projectionPage is how many events of the log one step takes in.
const projectionPage = 1000

// catchUp projects what is in the log and not yet projected.
func (p *projection) catchUp(ctx context.Context) error {
	for p.position.Load() < p.server.store.Tail() {
		links, last, err := p.page()
		if err != nil {
			return err
		}
		// A page without links is not worth a write of its own: it is looked at again after a restart.
		if len(links) > 0 {
			if err := p.server.store.Emit(ctx, p.name, last, links); err != nil {
				return err
			}
		}
		p.position.Store(last)
	}
	return nil
}

func (p *projection) page() (links []store.Emission, last uint64, err error) {
	last = p.server.store.Tail()
	c := p.server.store.ReadAll(store.AllRange{From: p.position.Load() + 1, To: last})
	defer release(c)
	seen := 0
	for ; seen < projectionPage && c.Next(); seen++ {
		e := c.Event()
		if stream, ok := p.target(e); ok && e.Revision != store.TombstoneRevision {
			linked, err := p.linked(stream, e.Position)
			if err != nil {
				return nil, 0, err
			}
			if !linked {
				links = append(links, store.Emission{Stream: stream, Event: linkTo(e)})
			}
		}
		if seen == projectionPage-1 {
			last = e.Position
		}
	}
	p.count.Add(int64(seen))
	return links, last, c.Close()
}

// linkMetadata is what a link of ours says of its target.
type linkMetadata struct {
	Position uint64 `json:"$p"`
	CausedBy string `json:"$causedBy"`
}

// linked reports whether the index already has the event, which it may after a reset: links lie in the
// order of their targets, so the last one tells.
func (p *projection) linked(stream string, position uint64) (bool, error) {
	if position > p.linkedTo {
		return false, nil
	}
	h, err := p.server.store.Head(stream)
	if err != nil || h.Missing() {
		return false, err
	}
	var m linkMetadata
	err = p.server.store.ReadVisible(stream, h.Last, func(e *store.Event) { _ = json.Unmarshal(e.Metadata, &m) })
	return m.Position >= position, err
}

func linkTo(e *store.Event) store.Proposed {
	metadata, _ := json.Marshal(linkMetadata{e.Position, string(appendTextID(nil, e.ID))}) //nolint:errchkjson // plain values always encode
	return store.Proposed{
		ID: store.NewID(), Type: linkType, Data: fmt.Appendf(nil, "%d@%s", e.Revision, e.Stream), Metadata: metadata,
	}
}
