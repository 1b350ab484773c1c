import type { Choice } from "@/lib/lookups";

/** The usual words; both fields are free texts, and an import brings its own. */
export const lifecycleStages = ["subscriber", "lead", "opportunity", "customer", "partner"];
export const leadStatuses = ["new", "contacted", "qualified", "unqualified"];

export const asChoices = (words: readonly string[]): Choice[] =>
  words.map((word) => ({ value: word, label: word.charAt(0).toUpperCase() + word.slice(1) }));
