package esdbserver

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// Where the groups are kept: one event holds all of them, the newest counts. Part of the file format.
const (
	configStream = "$persistentSubscriptionConfig"
	typeConfig   = "$PersistentConfig"
)

// groups is the registry of persistent subscriptions.
type groups struct {
	server *Server
	change sync.Mutex // one change of the configuration at a time
	mu     sync.RWMutex
	byKey  map[groupKey]*group
	known  map[string]bool // streams on which a group was ever created
}

func newGroups(s *Server) *groups {
	return &groups{server: s, byKey: map[groupKey]*group{}, known: map[string]bool{}}
}

// start loads the groups from the log and sets them going.
func (gs *groups) start() error {
	gs.change.Lock()
	defer gs.change.Unlock()
	configs, err := gs.load()
	if err != nil {
		return err
	}
	for _, c := range configs {
		g, err := startGroup(gs.server, c)
		if err != nil {
			return fmt.Errorf("starting subscription group %s: %w", c.key(), err)
		}
		gs.mu.Lock()
		gs.byKey[c.key()], gs.known[c.Stream] = g, true
		gs.mu.Unlock()
	}
	return nil
}

// stop ends all groups and drops their consumers. At the server's end their checkpoints are saved.
func (gs *groups) stop(save bool) {
	gs.change.Lock()
	defer gs.change.Unlock()
	gs.mu.Lock()
	stopped := gs.byKey
	gs.byKey = map[groupKey]*group{}
	gs.mu.Unlock()
	for _, g := range stopped {
		g.stop(save)
	}
}

func (gs *groups) find(k groupKey) (*group, error) {
	gs.mu.RLock()
	defer gs.mu.RUnlock()
	if g := gs.byKey[k]; g != nil {
		return g, nil
	}
	return nil, noSuchGroup(k)
}

// list returns the groups of a stream, or all of them, in the order of their names.
func (gs *groups) list(stream string) (list []*group, known bool) {
	gs.mu.RLock()
	defer gs.mu.RUnlock()
	for k, g := range gs.byKey {
		if stream == "" || k.stream == stream {
			list = append(list, g)
		}
	}
	slices.SortFunc(list, func(a, b *group) int { return cmp.Compare(a.config.key().String(), b.config.key().String()) })
	return list, gs.known[stream]
}

func (gs *groups) count() int {
	gs.mu.RLock()
	defer gs.mu.RUnlock()
	return len(gs.byKey)
}

func (gs *groups) create(ctx context.Context, c groupConfig) error {
	gs.change.Lock()
	defer gs.change.Unlock()
	if _, err := gs.find(c.key()); err == nil {
		return groupExists(c.key())
	}
	if err := gs.server.fixStart(&c); err != nil {
		return err
	}
	return gs.replace(ctx, c)
}

func (gs *groups) update(ctx context.Context, c groupConfig) error {
	gs.change.Lock()
	defer gs.change.Unlock()
	old, err := gs.find(c.key())
	if err != nil {
		return err
	}
	c.Filter = old.config.Filter // an update cannot name one
	if err := gs.server.fixStart(&c); err != nil {
		return err
	}
	return gs.replace(ctx, c)
}

// replace persists a new or changed group, then runs it in place of the old one.
func (gs *groups) replace(ctx context.Context, c groupConfig) error {
	if err := c.Settings.Validate(); err != nil {
		return groupFailed(c.key(), err.Error())
	}
	if err := gs.save(ctx, c.key(), &c); err != nil {
		return err
	}
	if old, err := gs.find(c.key()); err == nil {
		old.stop(false)
	}
	g, err := startGroup(gs.server, c)
	if err != nil {
		return err
	}
	gs.mu.Lock()
	gs.byKey[c.key()], gs.known[c.Stream] = g, true
	gs.mu.Unlock()
	return nil
}

func (gs *groups) remove(ctx context.Context, k groupKey) error {
	gs.change.Lock()
	defer gs.change.Unlock()
	g, err := gs.find(k)
	if err != nil {
		return err
	}
	if err := gs.save(ctx, k, nil); err != nil {
		return err
	}
	gs.mu.Lock()
	delete(gs.byKey, k)
	gs.mu.Unlock()
	g.stop(false)
	for _, stream := range []string{k.checkpointStream(), k.parkedStream()} {
		if h, err := gs.server.store.Head(stream); err != nil || h.Missing() {
			continue
		}
		if _, err := gs.server.store.Delete(ctx, stream, store.Any); err != nil {
			return err
		}
	}
	return nil
}

// load reads the configuration.
func (gs *groups) load() (configs []groupConfig, err error) {
	_, err = gs.server.lastJSON(configStream, &configs)
	return configs, err
}

// save writes the configuration with one group changed, or taken out.
func (gs *groups) save(ctx context.Context, k groupKey, changed *groupConfig) error {
	configs, err := gs.load()
	if err != nil {
		return err
	}
	configs = slices.DeleteFunc(configs, func(c groupConfig) bool { return c.key() == k })
	if changed != nil {
		configs = append(configs, *changed)
	}
	return gs.server.appendJSON(ctx, configStream, typeConfig, configs)
}

// fixStart turns "the end" into what it is now, so that a restart before the first checkpoint does not
// skip what was written in between.
func (s *Server) fixStart(c *groupConfig) error {
	tail := s.store.Tail()
	if c.Stream == allStream {
		if c.First == startAtEnd {
			c.First = tail + 1
		}
		if c.First > tail+1 {
			return groupFailed(c.key(), "the start position is beyond the end of the log")
		}
		return nil
	}
	if c.First != startAtEnd {
		return nil
	}
	h, err := s.store.Head(c.Stream)
	c.First = uint64(h.Last + 1)
	return err
}
