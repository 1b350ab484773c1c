import { useMemo } from "react";
import { formatNumber, formatPercent } from "@/lib/format";
import { Chart } from "@/ui/chart";
import { Panel } from "@/ui/panel";
import { PanelEmpty } from "@/ui/panel-empty";
import type { WinRate } from "./report-queries";
import { winChart } from "./win-chart";
import { WinTable } from "./win-table";
import classes from "./pipeline-report.module.css";

type WinReportProps = { rates: readonly WinRate[] };

export function WinReport({ rates }: WinReportProps) {
  const sorted = useMemo(
    () => [...rates].sort((left, right) => right.rate - left.rate || right.won - left.won),
    [rates],
  );
  const chart = useMemo(() => winChart(sorted), [sorted]);
  const won = rates.reduce((sum, row) => sum + row.won, 0);
  const closed = rates.reduce((sum, row) => sum + row.won + row.lost, 0);
  return (
    <Panel
      title="Win rate by owner"
      note={
        closed > 0 && `${formatNumber(closed)} deals closed in the period, ${formatPercent(won / closed)} won`
      }
    >
      {closed === 0 ? (
        <PanelEmpty text="No deal was closed in this period." />
      ) : (
        <div className={classes.split}>
          <Chart
            label="Won and lost deals by owner; the table beside it has the numbers"
            height={Math.max(140, 60 + sorted.length * 34)}
            drawing={chart}
          />
          <WinTable rates={sorted} />
        </div>
      )}
    </Panel>
  );
}
