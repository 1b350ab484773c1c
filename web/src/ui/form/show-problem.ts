import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { fieldMessages, type Problem } from "@/lib/problem";

/** Puts each message of a refusal at its field; what belongs to no field of this form goes above it. */
export function showProblem<Values extends FieldValues>(
  form: UseFormReturn<Values, unknown, Values>,
  problem: Problem,
  fields: readonly string[],
) {
  const messages = Object.entries(fieldMessages(problem));
  const placed = messages.filter(([field]) => fields.includes(field.split(".")[0] ?? field));
  const others = messages.filter((message) => !placed.includes(message));
  placed.forEach(([field, message], index) =>
    form.setError(field as Path<Values>, { message: sentence(message) }, { shouldFocus: index === 0 }),
  );
  if (placed.length > 0 && others.length === 0) return;
  const rest = others.map(([field, message]) => `${field}: ${message}`).join(" ");
  form.setError("root", { message: [problem.message, rest].filter(Boolean).join(" ") });
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
