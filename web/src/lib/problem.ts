/** What the server calls a refusal; UNREACHABLE is ours, for when no answer came. */
export type ProblemCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "VALIDATION_ERROR"
  | "DUPLICATE_EMAIL"
  | "NOT_FOUND"
  | "CONFLICT"
  | "RATE_LIMIT_EXCEEDED"
  | "QUERY_TOO_COMPLEX"
  | "UNAVAILABLE"
  | "INTERNAL"
  | "UNREACHABLE";

/** A field that two have changed: what it was, what somebody else made of it, and what was wanted. */
export type Conflict = { field: string; base: unknown; current: unknown; wanted: unknown };

/** A refusal as the user may see it: a message, a code to branch on, and the fields it is about. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly fields: Readonly<Record<string, string>>;
  readonly conflicts: readonly Conflict[];

  constructor(
    code: ProblemCode,
    message: string,
    fields: Record<string, string> = {},
    conflicts: readonly Conflict[] = [],
  ) {
    super(message);
    this.name = "Problem";
    this.code = code;
    this.fields = fields;
    this.conflicts = conflicts;
  }
}

/** One error of an answer, in GraphQL as in the sign-in. */
export type Refusal = {
  message: string;
  extensions?: { code?: ProblemCode; fields?: Record<string, string>; conflicts?: Conflict[] };
};

export function problemOf({ message, extensions }: Refusal): Problem {
  return new Problem(extensions?.code ?? "INTERNAL", message, extensions?.fields, extensions?.conflicts);
}

/** True when the same request may do better a moment later. */
export function isPassing(caught: unknown): boolean {
  return caught instanceof Problem && (caught.code === "UNREACHABLE" || caught.code === "UNAVAILABLE");
}

/** Takes any caught value and gives the problem it stands for. */
export function asProblem(caught: unknown): Problem {
  if (caught instanceof Problem) return caught;
  return new Problem("INTERNAL", caught instanceof Error ? caught.message : "Something went wrong.");
}

/** Which field of a form each message belongs to; a duplicate address is always the e-mail field's. */
export function fieldMessages(problem: Problem): Record<string, string> {
  if (problem.conflicts.length > 0) {
    return Object.fromEntries(problem.conflicts.map(({ field, current }) => [field, meanwhile(current)]));
  }
  if (problem.code === "DUPLICATE_EMAIL" && problem.fields.email === undefined) {
    return { ...problem.fields, email: problem.message };
  }
  return problem.fields;
}

/** Says what somebody else has made of a field; an id says nothing to a person. */
function meanwhile(current: unknown): string {
  const parts = typeof current === "object" && current !== null ? Object.values(current) : [current];
  const shown = parts.filter((part) => typeof part === "string" || typeof part === "number").join(", ");
  const what = shown === "" ? "emptied this" : isId(shown) ? "changed this" : `changed this to “${shown}”`;
  return `Meanwhile somebody ${what}. Save again to overwrite it.`;
}

const isId = (text: string) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text);
