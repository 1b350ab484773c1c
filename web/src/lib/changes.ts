/** The fields of a form that differ from what it began with: an update says these and no others. */
export function changes<Values extends object>(before: Values, after: Values): Partial<Values> {
  const entries = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Values]),
  );
  return Object.fromEntries(entries) as Partial<Values>;
}
