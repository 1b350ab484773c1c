import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { BoardTotalsDocument, StageDealsDocument, type DealSort } from "@/gql/graphql";
import { execute } from "@/lib/graphql";
import type { BoardOrder } from "./board-order";

const sorts: Record<BoardOrder, DealSort> = {
  changed: { field: "UPDATED_AT", direction: "DESC" },
  close: { field: "EXPECTED_CLOSE", direction: "ASC" },
  value: { field: "VALUE", direction: "DESC" },
};

export type ColumnScope = {
  pipelineId: string;
  ownerId: string | undefined;
  search: string | undefined;
  order: BoardOrder;
};

/** The open deals of one stage, fifty at a time: a column of the board. */
export const columnQuery = (stageId: string, scope: ColumnScope) =>
  infiniteQueryOptions({
    queryKey: ["deals", "column", stageId, scope],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const { pipelineId, ownerId, search, order } = scope;
      const filter = { pipelineId, stageId, ownerId, status: "OPEN" } as const;
      const variables = { filter, search, sort: sorts[order], after: pageParam };
      return (await execute(StageDealsDocument, variables, signal)).deals;
    },
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  });

/** What each stage holds in all, read from the reporting store: the columns have only their first pages. */
export const boardTotalsQuery = (pipelineId: string) =>
  queryOptions({
    queryKey: ["reports", "board", pipelineId],
    queryFn: async ({ signal }) =>
      (await execute(BoardTotalsDocument, { pipelineId }, signal)).pipelineReport.stages,
  });
