package reporting

import (
	"context"
	"errors"
	"fmt"

	"github.com/ClickHouse/clickhouse-go/v2"

	"github.com/daybook-crm/daybook/internal/fault"
)

// limits hold for every statement of a report: it is better refused than that
// it takes the engine's memory and time from everybody else.
//
// A table is one partition; told to merge each by itself, FINAL reads one that
// is a single part as it is.
var limits = clickhouse.Settings{
	"max_execution_time":                             20,
	"timeout_before_checking_execution_speed":        0,
	"max_memory_usage":                               450_000_000,
	"max_result_rows":                                mostRows,
	"result_overflow_mode":                           "throw",
	"do_not_merge_across_partitions_select_final":    1,
	"enable_extended_results_for_datetime_functions": 1, // dates before 1970 stay what they are
}

// mostRows bounds what a statement answers: stages times owners times
// currencies of a very large team are fewer.
const mostRows = 200_000

// answer reads a statement's rows.
func answer[R any](ctx context.Context, s *Store, name, sql string, args ...any) ([]R, error) {
	var rows []R
	err := s.conn.Select(clickhouse.Context(ctx, clickhouse.WithSettings(limits)), &rows, sql, args...)
	if code := new(clickhouse.Exception); errors.As(err, &code) {
		switch code.Code {
		case 159, 160, 241, 396: // TIMEOUT_EXCEEDED, TOO_SLOW, MEMORY_LIMIT_EXCEEDED, TOO_MANY_ROWS_OR_BYTES
			return nil, errors.Join(fault.New(fault.TooComplex, "The report is too large. Ask for a shorter time, or for fewer deals."), err)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("report %s: %w", name, err)
	}
	return rows, nil
}

// begun checks a question and finds the tenant's database; known is false for
// a tenant of whom nothing was projected yet.
func (s *Store) begun(ctx context.Context, tenant string, q Question) (db database, known bool, err error) {
	if err := q.check(); err != nil {
		return "", false, err
	}
	return s.find(ctx, tenant)
}
