import { formatNumber, formatPercent } from "@/lib/format";
import type { WinRate } from "./report-queries";
import classes from "./report-table.module.css";

type WinTableProps = { rates: readonly WinRate[] };

export function WinTable({ rates }: WinTableProps) {
  return (
    <table className={classes.table} aria-label="Win rate by owner">
      <thead>
        <tr>
          <th scope="col">Owner</th>
          <th scope="col">Won</th>
          <th scope="col">Lost</th>
          <th scope="col">Win rate</th>
        </tr>
      </thead>
      <tbody>
        {rates.map(({ owner, won, lost, rate }) => (
          <tr key={owner?.id ?? "nobody"}>
            <th scope="row">{owner?.name ?? "No owner"}</th>
            <td>{formatNumber(won)}</td>
            <td>{formatNumber(lost)}</td>
            <td>{formatPercent(rate)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
