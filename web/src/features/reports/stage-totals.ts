import type { StageTotal } from "./report-queries";

/** The currencies of a report, the one with the most deals first. */
export function currenciesOf(totals: readonly StageTotal[]): string[] {
  const counts = new Map<string, number>();
  for (const { value, count } of totals)
    counts.set(value.currency, (counts.get(value.currency) ?? 0) + count);
  const used = [...counts].filter(([, count]) => count > 0);
  return (used.length > 0 ? used : [...counts])
    .sort(([, left], [, right]) => right - left)
    .map(([code]) => code);
}

/** One row for each stage, in one currency: a stage without deals in it is there with nothing. */
export function rowsIn(totals: readonly StageTotal[], currency: string): StageTotal[] {
  const stages = [...new Map(totals.map(({ stage }) => [stage.id, stage])).values()];
  const nothing = { amount: 0, currency };
  return stages.map((stage) => {
    const own = totals.find((total) => total.stage.id === stage.id && total.value.currency === currency);
    return own ?? { stage, count: 0, value: nothing, weighted: nothing };
  });
}

/** All rows added up. */
export function grandTotal(rows: readonly StageTotal[]): { count: number; value: number; weighted: number } {
  return rows.reduce(
    (sum, row) => ({
      count: sum.count + row.count,
      value: sum.value + row.value.amount,
      weighted: sum.weighted + row.weighted.amount,
    }),
    { count: 0, value: 0, weighted: 0 },
  );
}
