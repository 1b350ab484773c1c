import { formatMoney, formatMoneyRounded, formatNumber } from "@/lib/format";
import type { StageTotal } from "./report-queries";
import { grandTotal } from "./stage-totals";
import classes from "./report-table.module.css";

type StageTableProps = { rows: readonly StageTotal[]; currency: string };

export function StageTable({ rows, currency }: StageTableProps) {
  const sum = grandTotal(rows);
  return (
    <table className={classes.table} aria-label="Open deals by stage">
      <thead>
        <tr>
          <th scope="col">Stage</th>
          <th scope="col">Deals</th>
          <th scope="col">Value</th>
          <th scope="col">Weighted</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ stage, count, value, weighted }) => (
          <tr key={stage.id}>
            <th scope="row">
              {stage.name} <span className={classes.soft}>{stage.probability}%</span>
            </th>
            <td>{formatNumber(count)}</td>
            <td>{formatMoney(value)}</td>
            <td>{formatMoneyRounded(weighted)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Together</th>
          <td>{formatNumber(sum.count)}</td>
          <td>{formatMoney({ amount: sum.value, currency })}</td>
          <td>{formatMoneyRounded({ amount: sum.weighted, currency })}</td>
        </tr>
      </tfoot>
    </table>
  );
}
