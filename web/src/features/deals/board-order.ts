import type { BoardTotalsQuery, DealCardFragment, StageDealsQuery } from "@/gql/graphql";

export type BoardOrder = "changed" | "close" | "value";
export type ColumnPage = StageDealsQuery["deals"];
export type StageTotals = BoardTotalsQuery["pipelineReport"]["stages"];

// The same orders that the server sorts by; a deal without a date is the last.
const compare: Record<BoardOrder, (left: DealCardFragment, right: DealCardFragment) => number> = {
  changed: (left, right) => right.updatedAt.localeCompare(left.updatedAt),
  close: (left, right) => (left.expectedClose ?? "9999").localeCompare(right.expectedClose ?? "9999"),
  value: (left, right) => right.value.amount - left.value.amount,
};

/** The pages of a column without a deal. */
export function withoutCard(pages: readonly ColumnPage[], id: string): ColumnPage[] {
  const held = pages.some((page) => page.edges.some((edge) => edge.node.id === id));
  return pages.map((page) => ({
    ...page,
    edges: page.edges.filter((edge) => edge.node.id !== id),
    totalCount: page.totalCount - (held ? 1 : 0),
  }));
}

/**
 * The pages of a column with a deal where the order wants it. A deal that
 * belongs behind everything loaded is only counted, when there is more to load.
 */
export function withCard(
  pages: readonly ColumnPage[],
  card: DealCardFragment,
  order: BoardOrder,
): ColumnPage[] {
  const counted = pages.map((page) => ({ ...page, totalCount: page.totalCount + 1 }));
  const target = counted.findIndex((page) => page.edges.some((edge) => compare[order](card, edge.node) <= 0));
  const last = counted.at(-1);
  if (target === -1 && last?.pageInfo.hasNextPage) return counted;
  return counted.map((page, index) => {
    if (index !== (target === -1 ? counted.length - 1 : target)) return page;
    const at = page.edges.findIndex((edge) => compare[order](card, edge.node) <= 0);
    const edges = at === -1 ? [...page.edges, { node: card }] : page.edges.toSpliced(at, 0, { node: card });
    return { ...page, edges };
  });
}

/** The totals after a deal went from its stage to another. */
export function shiftTotals(totals: StageTotals, card: DealCardFragment, stageId: string): StageTotals {
  const { currency, amount } = card.value;
  const add = (rows: StageTotals, id: string, sign: 1 | -1): StageTotals => {
    const row = rows.find((total) => total.stage.id === id && total.value.currency === currency);
    if (!row) return [...rows, { stage: { id }, count: sign, value: { currency, amount: sign * amount } }];
    const changed = {
      ...row,
      count: row.count + sign,
      value: { currency, amount: row.value.amount + sign * amount },
    };
    return rows.map((total) => (total === row ? changed : total));
  };
  return add(add(totals, card.stage.id, -1), stageId, 1);
}

/** What the cards are worth together, a sum for each currency. */
export function sumByCurrency(cards: readonly DealCardFragment[]): { amount: number; currency: string }[] {
  const sums = new Map<string, number>();
  for (const { value } of cards) sums.set(value.currency, (sums.get(value.currency) ?? 0) + value.amount);
  return [...sums].map(([currency, amount]) => ({ amount, currency }));
}
