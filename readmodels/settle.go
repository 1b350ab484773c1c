package readmodels

import (
	"context"
	"fmt"
	"sync"

	"github.com/jackc/pgx/v5"
	"golang.org/x/sync/errgroup"
)

// atOnce is how many statements over whole tables run side by side: as many as
// leave readers a core on a small machine.
const atOnce = 2

// derived are the statements that fill tables from others, of one tenant. The
// tables they fill have no index yet. The search and the keys of duplicates are
// made of pages of rows.
var derived = []string{
	countsOf[contacts.name].fill, countsOf[companies.name].fill, countsOf[deals.name].fill,
}

// Settle makes of the filled rows what is left: what is about erased people is
// cleared (erasedSummary takes the place of what timelines said), the search
// and the keys of duplicates are written, then the indexes are made. Killed,
// it begins again, but keeps the indexes. Progress is told in steps.
func (n *Next) Settle(ctx context.Context, erasedSummary string, tell func(done, all int)) error {
	if err := n.Flush(ctx); err != nil {
		return err
	}
	n.known = nil
	tenants, err := n.schemas(ctx)
	if err != nil {
		return err
	}
	indexes, err := n.laterIndexes(ctx)
	if err != nil {
		return err
	}
	s := &settling{Next: n, begin: n.beginning(ctx), tell: tell, all: len(tenants)*(3+len(findables)+len(allTwins)+len(derived)) + len(indexes)}
	s.tell(0, s.all)
	emptied := func(ctx context.Context, tenant string) error { return s.clear(ctx, tenant, erasedSummary) }
	if err := each(ctx, s, tenants, emptied); err != nil {
		return err
	}
	if err := s.derive(ctx, tenants); err != nil {
		return err
	}
	if err := each(ctx, s, indexes, s.makeIndex); err != nil {
		return err
	}
	if err := each(ctx, s, tenants, s.finish); err != nil {
		return err
	}
	if _, err := n.pool.Exec(ctx, `UPDATE daybook_next.build SET stage = $1`, string(settled)); err != nil {
		return fmt.Errorf("settle tables: %w", err)
	}
	n.stage = settled
	return nil
}

// settling counts the steps of Settle.
type settling struct {
	*Next
	begin string // of each transaction
	tell  func(done, all int)
	all   int

	mu   sync.Mutex
	done int
}

// each does the steps, some at once.
func each[S any](ctx context.Context, s *settling, steps []S, do func(context.Context, S) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(atOnce)
	for _, step := range steps {
		group.Go(func() error {
			if err := do(ctx, step); err != nil {
				return fmt.Errorf("settle tables: %w", err)
			}
			s.mu.Lock()
			defer s.mu.Unlock()
			s.done++
			s.tell(s.done, s.all)
			return nil
		})
	}
	return group.Wait()
}

// derive fills the tables that are made of others.
func (s *settling) derive(ctx context.Context, tenants []string) error {
	folding, err := newFolding(ctx, s.pool)
	if err != nil {
		return fmt.Errorf("settle tables: %w", err)
	}
	type step func(context.Context) error
	var fill, finish []step
	for _, tenant := range tenants {
		d := &searching{tenant: tenant, folding: folding, spelled: map[string]struct{}{}, left: map[string][][16]byte{}}
		for _, f := range findables {
			fill = append(fill, func(ctx context.Context) error { return d.fill(ctx, s, f) })
		}
		for _, k := range allTwins {
			fill = append(fill, func(ctx context.Context) error { return s.fillTwins(ctx, tenant, k, folding) })
		}
		for _, text := range derived {
			fill = append(fill, func(ctx context.Context) error { return s.exec(ctx, s.in(tenant, text)) })
		}
		finish = append(finish, func(ctx context.Context) error { return d.finish(ctx, s) })
	}
	run := func(ctx context.Context, do step) error { return do(ctx) }
	if err := each(ctx, s, fill, run); err != nil {
		return err
	}
	return each(ctx, s, finish, run)
}

// clear takes out what is about erased people, and what an earlier attempt to
// settle had written.
func (s *settling) clear(ctx context.Context, tenant, erasedSummary string) error {
	var people [][16]byte
	if err := s.pool.QueryRow(ctx, s.in(tenant, "SELECT coalesce(array_agg(contact_id), '{}') FROM {schema}.erased")).Scan(&people); err != nil {
		return err
	}
	batch := &pgx.Batch{}
	if len(people) > 0 {
		queueErasures(batch, func(text string) string { return s.in(tenant, text) }, people, erasedSummary)
	}
	batch.Queue(s.in(tenant, "TRUNCATE {schema}.search, {schema}.spellings, {schema}.twins, {schema}.contact_counts, {schema}.company_counts, {schema}.deal_counts"))
	batch.Queue(s.in(tenant, forgetWords))
	return s.pool.SendBatch(ctx, batch).Close()
}

// carelessly is how statements begin that can be repeated: without waiting for
// the disk, and with the memory that an index wants. Each is done by one
// process: as many as there is room for are done side by side.
const carelessly = "BEGIN; SET LOCAL synchronous_commit = off; SET LOCAL maintenance_work_mem = '128MB'; SET LOCAL max_parallel_maintenance_workers = 0"

// beginning is carelessly, and without compressing the pages that go to the
// write-ahead log, where this role may say so: all of a new index goes there,
// and to compress it takes Postgres longer than to make it. What is saved by
// it is disk for a few minutes.
func (n *Next) beginning(ctx context.Context) string {
	const may = `SELECT has_parameter_privilege('wal_compression', 'SET')`
	var can bool
	if err := n.pool.QueryRow(ctx, may).Scan(&can); err != nil || !can { // an older Postgres does not know the function
		return carelessly
	}
	return carelessly + "; SET LOCAL wal_compression = off"
}

func (s *settling) exec(ctx context.Context, text string) error {
	return pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{BeginQuery: s.begin}, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, text)
		return err
	})
}
