import { useSuspenseQuery } from "@tanstack/react-query";
import type { DealCardFragment } from "@/gql/graphql";
import { formatMoneyShort, formatNumber } from "@/lib/format";
import { sumByCurrency } from "./board-order";
import { boardTotalsQuery, type ColumnScope } from "./board-queries";
import classes from "./column-header.module.css";

type ColumnHeaderProps = {
  stage: { id: string; name: string; probability: number };
  scope: ColumnScope;
  cards: readonly DealCardFragment[];
  count: number;
};

export function ColumnHeader({ stage, scope, cards, count }: ColumnHeaderProps) {
  const { data: totals } = useSuspenseQuery(boardTotalsQuery(scope.pipelineId));
  const narrowed = scope.ownerId !== undefined || scope.search !== undefined;
  // The report knows whole stages. Under a filter the loaded cards are added up, and the sum says when more exist.
  const sums = narrowed
    ? sumByCurrency(cards)
    : totals.filter((total) => total.stage.id === stage.id && total.count > 0).map((total) => total.value);
  const partial = narrowed && cards.length < count;
  return (
    <header className={classes.header}>
      <h2 className={classes.name} title={`${stage.probability}% likely to be won`}>
        {stage.name}
        <span className={classes.count}>{formatNumber(count)}</span>
      </h2>
      <p className={classes.sum}>
        {sums.map(formatMoneyShort).join(" + ") || "Nothing yet"}
        {partial && " or more"}
      </p>
    </header>
  );
}
