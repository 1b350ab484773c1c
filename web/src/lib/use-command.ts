import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { TypedDocumentString } from "@/gql/graphql";
import { command } from "./graphql";
import { asProblem } from "./problem";

/** The first part of every query key: what a command may have made stale. */
export type Noun =
  "me" | "contacts" | "companies" | "deals" | "tasks" | "members" | "pipelines" | "reports" | "timeline";

/**
 * A mutation that is one command. It stays pending until everything that it
 * touched was read again, so a form closes over fresh data. So it is after a
 * conflict: what is shown was out of date.
 */
export function useCommand<Result extends Record<string, { position: string }>, Input extends object>(
  document: TypedDocumentString<Result, { input: Input }>,
  touches: readonly Noun[],
) {
  const cache = useQueryClient();
  const readAgain = () => Promise.all(touches.map((noun) => cache.invalidateQueries({ queryKey: [noun] })));
  return useMutation({
    mutationFn: (input: Input) => command(document, input),
    onSuccess: readAgain,
    onError: (caught) => (asProblem(caught).code === "CONFLICT" ? readAgain() : undefined),
  });
}
