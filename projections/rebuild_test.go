package projections_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/projections"
	"github.com/daybook-crm/daybook/readmodels"
	"github.com/daybook-crm/daybook/readmodels/readmodelstest"
)

// anew is a log with stories of two tenants, the tables that show them, and
// what is needed to build those anew.
type anew struct {
	*testBundle
	pool *pgxpool.Pool
}

func setupAnew(t *testing.T) *anew {
	t.Parallel()
	log := newLog(t)
	store, pool := readmodelstest.Opened(t)
	b := &anew{&testBundle{log, tell(log, "acme"), store, projections.NewPostgres(store)}, pool}
	tell(log, "globex").erase()
	b.story.erase()
	b.applyAll(t, 7)
	return b
}

// rebuild builds the tables anew; tell may end it.
func (b *anew) rebuild(ctx context.Context, tenant string, tell func(projections.Progress)) error {
	next, err := b.store.OpenNext(ctx, tenant)
	if err != nil {
		return err
	}
	defer next.Close()
	next.Hold = 8 << 10 // a batch or two
	r := projections.Rebuild{
		Aside: projections.NewAsidePostgres(b.store, next, tenant), Log: b.log, Codec: b.log.codec,
		Parking: projections.PostgresParking{Store: b.store}, Logger: quiet, Tell: tell, Batch: 10,
	}
	return r.Run(ctx)
}

func (b *anew) contents(t *testing.T) [2]string {
	t.Helper()
	return [2]string{readmodelstest.Content(t, b.pool, "acme"), readmodelstest.Content(t, b.pool, "globex")}
}

func (b *anew) requireContents(t *testing.T, before [2]string) {
	t.Helper()
	for i, now := range b.contents(t) {
		require.Equal(t, strings.Split(before[i], "\n"), strings.Split(now, "\n"))
	}
}

// Built anew, the tables are what they were, to the last index.
func TestRebuild_GivesTheSameTables(t *testing.T) {
	b := setupAnew(t)
	before, oids := b.contents(t), b.oids(t)
	var told []projections.Progress
	require.NoError(t, b.rebuild(t.Context(), "", func(p projections.Progress) { told = append(told, p) }))
	b.requireContents(t, before)
	require.NotEqual(t, oids, b.oids(t), "they are other tables")
	b.requireSame(t)
	require.Equal(t, projections.Filling, told[0].Doing)
	last := told[len(told)-1]
	require.Equal(t, projections.Settling, last.Doing)
	require.Equal(t, last.All, last.Done)
	require.Empty(t, b.leftOvers(t))
}

// oids are of what the tenants' schemas hold.
func (b *anew) oids(t *testing.T) (found []uint32) {
	t.Helper()
	rows, err := b.pool.Query(t.Context(), `SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname LIKE 'tenant%' AND relname = 'deals' ORDER BY nspname`)
	require.NoError(t, err)
	for rows.Next() {
		var oid uint32
		require.NoError(t, rows.Scan(&oid))
		found = append(found, oid)
	}
	require.NoError(t, rows.Err())
	return found
}

// leftOvers are schemas and checkpoints that only a build has.
func (b *anew) leftOvers(t *testing.T) (found []string) {
	t.Helper()
	rows, err := b.pool.Query(t.Context(), `SELECT nspname::text FROM pg_namespace WHERE nspname ~ '^(next|former)_|_next$' UNION ALL SELECT projection FROM daybook.slices WHERE projection LIKE '%next'`)
	require.NoError(t, err)
	for rows.Next() {
		var text string
		require.NoError(t, rows.Scan(&text))
		found = append(found, text)
	}
	require.NoError(t, rows.Err())
	return found
}

// Of one tenant alone, the other's tables are not touched.
func TestRebuild_OneTenantAlone(t *testing.T) {
	b := setupAnew(t)
	before, oids := b.contents(t), b.oids(t)
	require.NoError(t, b.rebuild(t.Context(), "globex", nil))
	b.requireContents(t, before)
	now := b.oids(t)
	require.Equal(t, oids[0], now[0])
	require.NotEqual(t, oids[1], now[1])
	b.requireSame(t)
	require.Empty(t, b.leftOvers(t))
	require.Error(t, b.rebuild(t.Context(), "no tenant!", nil))
}

// What stands wrong in a table is right afterwards, and what has no event goes.
func TestRebuild_MendsTables(t *testing.T) {
	b := setupAnew(t)
	before := b.contents(t)
	for _, spoil := range []string{
		`UPDATE tenant_acme.contacts SET last_name = 'Wrong'`, `DELETE FROM tenant_acme.timeline`, `TRUNCATE tenant_acme.twins`,
		`UPDATE daybook.tenants SET name = 'Wrong'`, `INSERT INTO daybook.tenants (id, name, currency) VALUES ('ghost', 'Ghost', 'EUR')`,
	} {
		_, err := b.pool.Exec(t.Context(), spoil)
		require.NoError(t, err)
	}
	require.NoError(t, b.rebuild(t.Context(), "", nil))
	b.requireContents(t, before)
	b.requireSame(t)
}

// Ended at any point, as often as it takes, it goes on where it was.
func TestRebuild_GoesOnWhereItWasKilled(t *testing.T) {
	b := setupAnew(t)
	before := b.contents(t)
	dice := rand.New(rand.NewPCG(3, 5))
	var filled []int
	for tries := 0; ; tries++ {
		require.Less(t, tries, 200)
		ctx, kill := context.WithCancel(t.Context())
		steps, first := 1+dice.IntN(12), true
		err := b.rebuild(ctx, "", func(p projections.Progress) {
			if first && p.Doing == projections.Filling {
				filled = append(filled, p.Done)
			}
			first = false
			if steps--; steps == 0 {
				kill()
			}
		})
		kill()
		if err == nil {
			break
		}
		require.ErrorIs(t, err, context.Canceled)
	}
	require.Greater(t, len(filled), 2, "it was killed while it was filling")
	require.True(t, slices.IsSorted(filled), "it never began anew: %v", filled)
	b.requireContents(t, before)
	b.requireSame(t)
	require.Empty(t, b.leftOvers(t))
}

// Two do not build the same tables.
func TestRebuild_OneAtATime(t *testing.T) {
	b := setupAnew(t)
	next, err := b.store.OpenNext(t.Context(), "")
	require.NoError(t, err)
	require.ErrorIs(t, b.rebuild(t.Context(), "", nil), readmodels.ErrBuilding)
	next.Close()
	require.NoError(t, b.rebuild(t.Context(), "", nil))
	b.requireSame(t)
}

// An event that cannot be applied parks its stream in the tables that are
// built as in those that serve, and holds nothing up.
func TestRebuild_ParksWhatCannotBeApplied(t *testing.T) {
	b := setupAnew(t)
	poisoned := b.poison()
	r := b.start(t, b.sink)
	b.awaitAll(t)
	parked := func() (events []string) {
		all, err := projections.PostgresParking{Store: b.store}.Parked(t.Context(), "")
		require.NoError(t, err)
		for _, p := range all {
			require.Equal(t, poisoned, p.Stream)
			events = append(events, p.Sink+" "+p.EventID)
		}
		return events
	}
	before := parked()
	require.NotEmpty(t, before)
	require.NoError(t, b.rebuild(t.Context(), "", nil))
	require.Equal(t, before, parked())
	r.Stop()
}

// While the tables are built and swapped, again and again, somebody writes,
// the projection runs, readers see no error and nothing missing, and who
// follows the changes misses none and sees none twice.
func TestRebuild_UnderWritesAndReaders(t *testing.T) {
	b := setupAnew(t)
	r := b.start(t, b.sink)
	defer r.Stop()
	ctx, stop := context.WithCancel(t.Context())
	writing, stopWriting := context.WithCancel(ctx)
	defer stop()
	var running, writers sync.WaitGroup
	errs := make(chan error, 10)
	during := func(ctx context.Context, group *sync.WaitGroup, work func() error) {
		group.Go(func() {
			for ctx.Err() == nil {
				if err := work(); err != nil && ctx.Err() == nil {
					errs <- err
					return
				}
			}
		})
	}
	made := 0
	during(writing, &writers, func() error {
		id := newID()
		b.log.add(b.story.stream(company.Category, id),
			company.Created{ID: id, Fields: company.Fields{Name: new(fmt.Sprint("Company ", made))}, Moment: at(30)},
			company.Updated{ID: id, Fields: company.Fields{Industry: new("Anvils")}, Moment: at(31)})
		made++
		time.Sleep(10 * time.Millisecond)
		return nil
	})
	seen := 0
	during(ctx, &running, func() error { return b.readAll(ctx, &seen) })
	follower, err := b.store.Follow(ctx, "acme", readmodels.Pick{}, nil)
	require.NoError(t, err)
	defer follower.Close()
	began := follower.At()
	places := make(chan readmodels.Position, 100_000)
	during(ctx, &running, func() error {
		found, err := follower.Next(ctx)
		for _, c := range found {
			places <- c.Place()
		}
		return err
	})
	for _, tenant := range []string{"", "acme", ""} {
		require.NoError(t, b.rebuild(t.Context(), tenant, nil))
	}
	stopWriting()
	writers.Wait()
	b.awaitAll(t)
	b.requireFollowed(t, began, places)
	stop()
	running.Wait()
	close(errs)
	for err := range errs {
		require.NoError(t, err)
	}
	b.requireSame(t)
	require.Empty(t, b.leftOvers(t))
	require.Greater(t, made, 20)
}

// requireFollowed compares what a follower got with the log.
func (b *anew) requireFollowed(t *testing.T, began readmodels.Position, places <-chan readmodels.Position) {
	t.Helper()
	limit := time.After(20 * time.Second)
	for _, d := range b.log.decoded() {
		if d.Stream.Tenant != "acme" || !d.Position.After(eventstore.Position(began)) {
			continue
		}
		select {
		case place := <-places:
			require.Equal(t, readmodels.Position(d.Position), place)
		case <-limit:
			t.Fatalf("the change at %s did not come", d.Position)
		}
	}
	require.Empty(t, places)
}

// readAll reads what there was from the beginning, by each of the ways there
// are, and that companies become more and never less.
func (b *anew) readAll(ctx context.Context, seen *int) error {
	c, err := b.store.Contact(ctx, "acme", b.story.ana)
	if err != nil || c == nil {
		return errors.Join(err, errors.New("ana is gone"))
	}
	all, err := b.store.Companies(ctx, "acme", readmodels.CompanyQuery{}, readmodels.Page{First: 5})
	if err != nil || len(all.Items) == 0 {
		return errors.Join(err, errors.New("the list is empty"))
	}
	n, err := b.store.CountCompanies(ctx, "acme", readmodels.CompanyQuery{})
	if err != nil || n < *seen {
		return errors.Join(err, fmt.Errorf("there were %d companies, and now %d", *seen, n))
	}
	*seen = n
	entries, err := b.store.Timeline(ctx, "acme", b.story.big, readmodels.Page{First: 3})
	if err != nil || len(entries.Items) == 0 {
		return errors.Join(err, errors.New("the timeline is empty"))
	}
	tenants, err := b.store.Tenants(ctx)
	if err != nil || len(tenants) != 2 {
		return errors.Join(err, fmt.Errorf("%d tenants", len(tenants)))
	}
	return nil
}

// Where only the fold is another, the tables that there are serve until they
// were built anew; with other tables they begin empty.
func TestRebuild_AnotherVersion(t *testing.T) {
	b := setupAnew(t)
	before := b.contents(t)
	requireOutdated := func(want bool) {
		t.Helper()
		outdated, err := b.store.Outdated(t.Context())
		require.NoError(t, err)
		require.Equal(t, want, outdated)
	}
	requireOutdated(false)
	_, err := b.pool.Exec(t.Context(), `UPDATE daybook.layouts SET fingerprint = regexp_replace(fingerprint, '/.*', '/0')`)
	require.NoError(t, err)
	require.NoError(t, b.store.Migrate(t.Context()))
	b.requireContents(t, before)
	requireOutdated(true)
	require.NoError(t, b.rebuild(t.Context(), "acme", nil))
	requireOutdated(true)
	require.NoError(t, b.rebuild(t.Context(), "", nil))
	requireOutdated(false)
	b.requireContents(t, before)

	_, err = b.pool.Exec(t.Context(), `UPDATE daybook.layouts SET fingerprint = 'other' || fingerprint`)
	require.NoError(t, err)
	require.NoError(t, b.store.Migrate(t.Context()))
	ana, err := b.store.Contact(t.Context(), "acme", b.story.ana)
	require.NoError(t, err)
	require.Nil(t, ana)
	requireOutdated(false)
	b.start(t, b.sink)
	b.awaitAll(t)
	b.requireSame(t)
}
