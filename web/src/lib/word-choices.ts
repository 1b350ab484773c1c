import type { Choice } from "./lookups";

/** The usual words for a filter, and those that the rows on the screen have: the field is a free text. */
export function wordChoices(usual: readonly string[], seen: readonly string[]): Choice[] {
  const words = [...new Set([...usual, ...seen.filter(Boolean)])];
  return words.map((word) => ({ value: word, label: word }));
}
