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
// tables they fill have no index yet.
var derived = []string{
	findContacts.fill, findCompanies.fill, findDeals.fill, findTasks.fill, findNotes.fill, findProducts.fill,
	contactTwins.fill, companyTwins.fill,
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
	s := &settling{Next: n, tell: tell, all: 2*len(tenants) + len(tenants)*len(derived) + len(indexes)}
	s.tell(0, s.all)
	err = s.each(ctx, tenants, func(ctx context.Context, tenant string) error { return s.clear(ctx, tenant, erasedSummary) })
	if err != nil {
		return err
	}
	var texts []string
	for _, tenant := range tenants {
		for _, text := range derived {
			texts = append(texts, n.in(tenant, text))
		}
	}
	if err := s.each(ctx, texts, s.exec); err != nil {
		return err
	}
	if err := s.each(ctx, indexes, s.makeIndex); err != nil {
		return err
	}
	if err := s.each(ctx, tenants, s.finish); err != nil {
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
	tell func(done, all int)
	all  int

	mu   sync.Mutex
	done int
}

// each does the steps, some at once.
func (s *settling) each(ctx context.Context, steps []string, do func(context.Context, string) error) error {
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
	return s.pool.SendBatch(ctx, batch).Close()
}

// carelessly is how statements begin that can be repeated: without waiting for
// the disk, and with the memory that an index wants.
const carelessly = "BEGIN; SET LOCAL synchronous_commit = off; SET LOCAL maintenance_work_mem = '128MB'"

func (s *settling) exec(ctx context.Context, text string) error {
	return pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{BeginQuery: carelessly}, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, text)
		return err
	})
}

// laterIndexes are the numbers of the indexes that are still to be made, the
// keys first: other statements rely on them.
func (n *Next) laterIndexes(ctx context.Context) ([]string, error) {
	rows, err := n.pool.Query(ctx, `SELECT statement FROM daybook_next.later ORDER BY number`)
	if err != nil {
		return nil, fmt.Errorf("settle tables: %w", err)
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

// makeIndex makes an index and notes so, in one.
func (s *settling) makeIndex(ctx context.Context, statement string) error {
	return pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{BeginQuery: carelessly}, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, statement); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, `DELETE FROM daybook_next.later WHERE statement = $1`, statement)
		return err
	})
}

// finish makes the indexes on custom fields that the live tables have, and
// tells the planner what is in the tables.
func (s *settling) finish(ctx context.Context, tenant string) error {
	if err := s.restoreFieldIndexes(ctx, tenant); err != nil {
		return err
	}
	if err := vacuuming(ctx, s.pool, s.generation.tenants+tenant, withVacuum); err != nil {
		return err
	}
	const tables = `SELECT coalesce(string_agg(format('%I.%I', schemaname, tablename), ', '), '') FROM pg_tables WHERE schemaname = $1`
	var all string
	if err := s.pool.QueryRow(ctx, tables, s.generation.tenants+tenant).Scan(&all); err != nil {
		return err
	}
	_, err := s.pool.Exec(ctx, "ANALYZE "+all)
	return err
}
