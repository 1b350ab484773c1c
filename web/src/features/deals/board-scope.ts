import type { QueryClient } from "@tanstack/react-query";
import type { PipelinesQuery } from "@/gql/graphql";
import { membersQuery, pipelinesQuery } from "@/lib/lookups";
import { boardTotalsQuery, columnQuery, type ColumnScope } from "./board-queries";
import type { BoardSearch } from "./board-search";

type Pipeline = PipelinesQuery["pipelines"][number];
type BoardScope = { stages: Pipeline["stages"]; scope: ColumnScope };

/** What the board shows: the pipeline of the address, else the first. Null when there is none at all. */
export function boardScope(pipelines: readonly Pipeline[], search: BoardSearch): BoardScope | null {
  const pipeline = pipelines.find(({ id }) => id === search.pipeline) ?? pipelines[0];
  if (!pipeline) return null;
  return {
    stages: pipeline.stages,
    scope: {
      pipelineId: pipeline.id,
      ownerId: search.owner,
      search: search.search,
      order: search.order ?? "changed",
    },
  };
}

/** Reads everything that the board shows first, all columns at the same time. */
export async function loadBoard(cache: QueryClient, search: BoardSearch): Promise<void> {
  const [pipelines] = await Promise.all([cache.query(pipelinesQuery), cache.query(membersQuery)]);
  const board = boardScope(pipelines, search);
  if (!board) return;
  await Promise.all([
    cache.query(boardTotalsQuery(board.scope.pipelineId)),
    ...board.stages.map((stage) => cache.infiniteQuery(columnQuery(stage.id, board.scope))),
  ]);
}
