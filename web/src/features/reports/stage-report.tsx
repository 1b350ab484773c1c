import { SegmentedControl } from "@mantine/core";
import { useMemo } from "react";
import { formatMoneyShort, formatNumber } from "@/lib/format";
import { Chart } from "@/ui/chart";
import { Panel } from "@/ui/panel";
import type { StageTotal } from "./report-queries";
import { stageChart } from "./stage-chart";
import { StageTable } from "./stage-table";
import { currenciesOf, grandTotal, rowsIn } from "./stage-totals";
import classes from "./pipeline-report.module.css";

type StageReportProps = {
  totals: readonly StageTotal[];
  currency: string | undefined;
  onCurrency: (currency: string) => void;
};

/** Open deals by stage. Amounts of different currencies are never added: one is shown at a time. */
export function StageReport({ totals, currency: wanted, onCurrency }: StageReportProps) {
  const currencies = currenciesOf(totals);
  const currency = currencies.find((code) => code === wanted) ?? currencies[0] ?? "EUR";
  const rows = useMemo(() => rowsIn(totals, currency), [totals, currency]);
  const chart = useMemo(() => stageChart(rows, currency), [rows, currency]);
  const sum = grandTotal(rows);
  return (
    <Panel
      title="Open deals by stage"
      note={`${formatNumber(sum.count)} deals, ${formatMoneyShort({ amount: sum.value, currency })}`}
      action={
        currencies.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label="Currency"
            data={currencies}
            value={currency}
            onChange={onCurrency}
          />
        )
      }
    >
      <div className={classes.split}>
        <Chart
          label="Value of the open deals by stage; the table beside it has the numbers"
          height={300}
          drawing={chart}
        />
        <StageTable rows={rows} currency={currency} />
      </div>
    </Panel>
  );
}
