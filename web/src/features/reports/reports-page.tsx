import { useSuspenseQuery } from "@tanstack/react-query";
import { IconChartBar } from "@tabler/icons-react";
import type { ChangeSearch } from "@/lib/list-search";
import { pipelinesQuery } from "@/lib/lookups";
import { EmptyState } from "@/ui/empty-state";
import { PageHeader } from "@/ui/page-header";
import { PipelineReport } from "./pipeline-report";
import { ReportFilters } from "./report-filters";
import type { ReportSearch } from "./report-search";

type ReportsPageProps = { search: ReportSearch; onSearch: ChangeSearch<ReportSearch> };

export function ReportsPage({ search, onSearch }: ReportsPageProps) {
  const { data: pipelines } = useSuspenseQuery(pipelinesQuery);
  const pipeline = pipelines.find(({ id }) => id === search.pipeline) ?? pipelines[0];
  return (
    <>
      <PageHeader title="Reports" />
      {pipeline ? (
        <>
          <ReportFilters search={search} pipelineId={pipeline.id} onSearch={onSearch} />
          <PipelineReport pipelineId={pipeline.id} search={search} onSearch={onSearch} />
        </>
      ) : (
        <EmptyState
          icon={<IconChartBar size={28} />}
          title="Nothing to report yet"
          text="There is no pipeline."
        />
      )}
    </>
  );
}
