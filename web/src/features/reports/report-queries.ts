import { queryOptions } from "@tanstack/react-query";
import { PipelineReportDocument, type PipelineReportQuery } from "@/gql/graphql";
import { execute } from "@/lib/graphql";

export type StageTotal = PipelineReportQuery["pipelineReport"]["stages"][number];
export type WinRate = PipelineReportQuery["pipelineReport"]["winRates"][number];

export const pipelineReportQuery = (pipelineId: string, from?: string, to?: string) =>
  queryOptions({
    queryKey: ["reports", "pipeline", pipelineId, from, to],
    queryFn: async ({ signal }) =>
      (await execute(PipelineReportDocument, { pipelineId, from, to }, signal)).pipelineReport,
  });
