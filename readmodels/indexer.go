package readmodels

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"
)

// Indexer makes the indexes on custom fields that a rule wants, in the
// background and for as long as it runs. Several processes may each have one:
// one of them makes an index at a time.
type Indexer struct {
	Store  *Store
	Rule   IndexRule
	Every  time.Duration // how often it looks for what is wanted, at least
	Logger *slog.Logger

	life   sync.Mutex
	cancel context.CancelFunc
	done   chan struct{}
}

// Start begins to look, and returns at once.
func (i *Indexer) Start(ctx context.Context) error {
	i.life.Lock()
	defer i.life.Unlock()
	switch {
	case i.Store == nil || i.Logger == nil || i.Every <= 0:
		return errors.New("an Indexer needs Store, Logger and Every")
	case i.done != nil:
		return errors.New("the Indexer was started already")
	}
	ctx, i.cancel = context.WithCancel(ctx)
	i.done = make(chan struct{})
	go func() {
		defer close(i.done)
		i.run(ctx)
	}()
	return nil
}

// Stop ends it: an index that is being made is given up, and made anew after
// the next start. It returns when all is quiet; twice does no harm.
func (i *Indexer) Stop() {
	i.life.Lock()
	cancel, done := i.cancel, i.done
	i.life.Unlock()
	if done == nil {
		return
	}
	cancel()
	<-done
}

func (i *Indexer) run(ctx context.Context) {
	tick := time.NewTicker(i.Every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			i.look(ctx)
		case <-i.Store.uses.wrote: // by this process; of others it learns in time
			i.look(ctx)
		}
	}
}

// look makes what is wanted now.
func (i *Indexer) look(ctx context.Context) {
	made, err := i.Store.MakeFieldIndexes(ctx, i.Rule)
	for _, index := range made {
		i.Logger.Info("made an index on a custom field that lists use",
			"tenant", index.Tenant, "table", index.Table, "field", index.Field, "use", index.Use, "uses", index.Uses)
	}
	if err != nil && ctx.Err() == nil && !errors.Is(err, ErrIndexing) {
		i.Logger.Warn("an index on a custom field could not be made, trying again", "error", err)
	}
}
