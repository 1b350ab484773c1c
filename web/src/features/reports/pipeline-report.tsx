import { useSuspenseQuery } from "@tanstack/react-query";
import type { ChangeSearch } from "@/lib/list-search";
import { pipelineReportQuery } from "./report-queries";
import type { ReportSearch } from "./report-search";
import { StageReport } from "./stage-report";
import { WinReport } from "./win-report";
import classes from "./pipeline-report.module.css";

type PipelineReportProps = {
  pipelineId: string;
  search: ReportSearch;
  onSearch: ChangeSearch<ReportSearch>;
};

export function PipelineReport({ pipelineId, search, onSearch }: PipelineReportProps) {
  const { data: report } = useSuspenseQuery(pipelineReportQuery(pipelineId, search.from, search.to));
  return (
    <div className={classes.report}>
      <StageReport
        totals={report.stages}
        currency={search.currency}
        onCurrency={(currency) => onSearch({ currency }, { replace: true })}
      />
      <WinReport rates={report.winRates} />
    </div>
  );
}
