import type { ReactNode } from "react";
import { SortHeader } from "./sort-header";
import classes from "./data-table.module.css";

export type Sort<Field extends string> = { field: Field; direction: "ASC" | "DESC" };

export type Column<Row, Field extends string = never> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  sort?: Field;
  align?: "right";
  /** In rem. Columns without one share what is left. */
  width?: number;
  /** Only where there is room: hidden on a phone, or also on a tablet. */
  from?: "tablet" | "desktop";
};

type DataTableProps<Row, Field extends string> = {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row, Field>[];
  sort?: Sort<Field>;
  onSort?: (sort: Sort<Field>) => void;
};

/** A list as a table. The first cell's RowLink makes the whole row a target. */
export function DataTable<Row extends { id: string }, Field extends string = never>(
  props: DataTableProps<Row, Field>,
) {
  const { label, rows, columns, sort, onSort } = props;
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <SortHeader key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {columns.map((column) => (
              <td key={column.id} data-align={column.align} data-from={column.from}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
