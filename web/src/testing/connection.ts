type Edge<Row> = { node: Row; cursor: string };
type Connection<Row> = {
  edges: Edge<Row>[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
};
type Page = { first?: number | null; after?: string | null };

/** A page of rows, with cursors that are opaque to the app as the real ones are. */
export function connect<Row extends { id: string }>(
  rows: readonly Row[],
  { first, after }: Page,
): Connection<Row> {
  const start = after ? rows.findIndex((row) => btoa(row.id) === after) + 1 : 0;
  const edges = rows.slice(start, start + (first ?? 25)).map((node) => ({ node, cursor: btoa(node.id) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: start + edges.length < rows.length,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: rows.length,
  };
}

type Sort<Field extends string> = { field?: Field | null; direction?: "ASC" | "DESC" | null };

/** Rows in the order asked for; keys that are null come last. */
export function sorted<Row, Field extends string>(
  rows: readonly Row[],
  sort: Sort<Field>,
  keys: Record<Field, (row: Row) => string | number | null>,
): Row[] {
  if (!sort.field) throw new Error("the fake server sorts by no custom field");
  const key = keys[sort.field];
  const sign = sort.direction === "DESC" ? -1 : 1;
  return [...rows].sort((left, right) => {
    const [a, b] = [key(left), key(right)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return sign * (typeof a === "string" ? a.localeCompare(String(b)) : a - Number(b));
  });
}

/** True when every part of a filter that is given holds. */
export function matches<Row extends object>(row: Row, filter: Partial<Row> | null | undefined): boolean {
  return Object.entries(filter ?? {}).every(
    ([field, wanted]) => wanted === null || wanted === undefined || row[field as keyof Row] === wanted,
  );
}
