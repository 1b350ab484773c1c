import { useMutation, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { MoveDealDocument, type DealCardFragment } from "@/gql/graphql";
import { command } from "@/lib/graphql";
import { asProblem } from "@/lib/problem";
import { showToast } from "@/ui/toast";
import { shiftTotals, withCard, withoutCard, type ColumnPage, type StageTotals } from "./board-order";
import { boardTotalsQuery, columnQuery, type ColumnScope } from "./board-queries";

type Move = { card: DealCardFragment; stageId: string };
type Column = InfiniteData<ColumnPage, string | null>;

const mutationKey = ["move-card"];

/** Moves a card at once, and back again when the server refuses. */
export function useMoveCard(scope: ColumnScope) {
  const cache = useQueryClient();
  const totalsKey = boardTotalsQuery(scope.pipelineId).queryKey;

  return useMutation({
    mutationKey,
    mutationFn: ({ card, stageId }: Move) => command(MoveDealDocument, { id: card.id, stageId }),
    onMutate: async ({ card, stageId }) => {
      await Promise.all([
        cache.cancelQueries({ queryKey: ["deals", "column"] }),
        cache.cancelQueries({ queryKey: totalsKey }),
      ]);
      const place = (from: string, to: string, moved: DealCardFragment) => {
        cache.setQueryData<Column>(
          columnQuery(from, scope).queryKey,
          (column) => column && { ...column, pages: withoutCard(column.pages, moved.id) },
        );
        cache.setQueryData<Column>(
          columnQuery(to, scope).queryKey,
          (column) =>
            column && {
              ...column,
              pages: withCard(column.pages, { ...moved, stage: { id: to } }, scope.order),
            },
        );
        cache.setQueryData<StageTotals>(
          totalsKey,
          (totals) => totals && shiftTotals(totals, { ...moved, stage: { id: from } }, to),
        );
      };
      place(card.stage.id, stageId, { ...card, updatedAt: new Date().toISOString() });
      return { takeBack: () => place(stageId, card.stage.id, card) };
    },
    onError: (caught, _, moved) => {
      moved?.takeBack();
      showToast("failed", asProblem(caught).message);
    },
    // While another card is on its way, reading again would put that one back for a moment.
    onSettled: () => {
      if (cache.isMutating({ mutationKey }) > 1) return;
      return Promise.all(
        ["deals", "reports", "timeline"].map((noun) => cache.invalidateQueries({ queryKey: [noun] })),
      );
    },
  });
}
