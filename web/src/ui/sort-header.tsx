import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { Column, Sort } from "./data-table";
import classes from "./data-table.module.css";

type SortHeaderProps<Row, Field extends string> = {
  column: Column<Row, Field>;
  sort: Sort<Field> | undefined;
  onSort: ((sort: Sort<Field>) => void) | undefined;
};

export function SortHeader<Row, Field extends string>({ column, sort, onSort }: SortHeaderProps<Row, Field>) {
  const { header, sort: field, align, from, width } = column;
  const style = width ? { width: `${width}rem` } : undefined;
  if (!field || !onSort) {
    return (
      <th scope="col" data-align={align} data-from={from} style={style}>
        {header}
      </th>
    );
  }
  const direction = sort?.field === field ? sort.direction : undefined;
  const Arrow = direction === "DESC" ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      data-align={align}
      data-from={from}
      style={style}
      aria-sort={direction && (direction === "ASC" ? "ascending" : "descending")}
    >
      <button
        type="button"
        className={classes.sort}
        onClick={() => onSort({ field, direction: direction === "ASC" ? "DESC" : "ASC" })}
      >
        {header}
        <Arrow size={13} aria-hidden data-shown={direction !== undefined || undefined} />
      </button>
    </th>
  );
}
