import type { QueryClient } from "@tanstack/react-query";
import { pipelinesQuery } from "@/lib/lookups";
import { pipelineReportQuery } from "./report-queries";
import type { ReportSearch } from "./report-search";

export async function loadReport(cache: QueryClient, { pipeline, from, to }: ReportSearch): Promise<void> {
  const pipelines = await cache.query(pipelinesQuery);
  const picked = pipelines.find(({ id }) => id === pipeline) ?? pipelines[0];
  if (picked) await cache.query(pipelineReportQuery(picked.id, from, to));
}
