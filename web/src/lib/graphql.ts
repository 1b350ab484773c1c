import type { TypedDocumentString } from "@/gql/graphql";
import { commandId } from "./command-id";
import { isPassing, Problem, problemOf, type Refusal } from "./problem";
import { session } from "./session";

type Reply<Result> = { data?: Result | null; errors?: Refusal[] };
type Payload = { position: string };

const TIMEOUT = 30_000;

// Commands go one at a time. The order in which the user gave them is then the
// order in the log, and the position of the last reply is the newest there is;
// positions are opaque, so taking the greatest of several was no choice.
let newestPosition: string | null = null;
let lastCommand: Promise<unknown> = Promise.resolve();

async function post<Result>(text: string, variables: unknown, signal?: AbortSignal): Promise<Reply<Result>> {
  const timeout = AbortSignal.timeout(TIMEOUT);
  const token = session.token();
  const response = await fetch("/graphql", {
    method: "POST",
    credentials: "same-origin",
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    headers: {
      "Content-Type": "application/json",
      Accept: "application/graphql-response+json, application/json",
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(newestPosition && { "X-Daybook-After": newestPosition }),
    },
    body: JSON.stringify({ query: text, variables }),
  }).catch((caught: unknown) => {
    if (signal?.aborted) throw caught;
    throw new Problem("UNREACHABLE", "The server cannot be reached. Check the connection and try again.");
  });
  if (response.status === 401) return { errors: [{ message: "", extensions: { code: "UNAUTHENTICATED" } }] };
  return response.json().catch(() => {
    throw new Problem("UNREACHABLE", `The server gave no usable answer (HTTP ${response.status}).`);
  }) as Promise<Reply<Result>>;
}

function unwrap<Result>(reply: Reply<Result>): Result {
  const [error] = reply.errors ?? [];
  if (error) throw problemOf(error);
  if (!reply.data) throw new Problem("INTERNAL", "The server gave an empty answer.");
  return reply.data;
}

async function send<Result>(text: string, variables: unknown, signal?: AbortSignal): Promise<Result> {
  const isOver = (reply: Reply<Result>) =>
    reply.errors?.some((error) => error.extensions?.code === "UNAUTHENTICATED") ?? false;

  const first = await post<Result>(text, variables, signal);
  if (!isOver(first)) return unwrap(first);
  const second = (await session.refresh()) ? await post<Result>(text, variables, signal) : first;
  if (isOver(second)) {
    session.end();
    throw new Problem("UNAUTHENTICATED", "Your session has ended. Sign in again.");
  }
  return unwrap(second);
}

/** Asks a query, which sees everything that this tab has written. Throws a Problem. */
export function execute<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  return send<Result>(document.toString(), variables, signal);
}

/**
 * Gives a command and remembers the position that it wrote. When no
 * answer came it is tried once more: the command id makes that safe.
 */
export function command<Result extends Record<string, Payload>, Input extends object>(
  document: TypedDocumentString<Result, { input: Input }>,
  input: Input,
): Promise<Result> {
  const variables = { input: { ...input, commandId: commandId() } };
  const attempt = () => send<Result>(document.toString(), variables);
  const run = async () => {
    const result = await attempt().catch((caught: unknown) => {
      if (isPassing(caught)) return attempt();
      throw caught;
    });
    newestPosition = Object.values(result)[0]?.position ?? newestPosition;
    return result;
  };
  const mine = lastCommand.then(run, run);
  lastCommand = mine.catch(() => undefined);
  return mine;
}

/** Forgets what was written: the next member to sign in may be another tenant's. */
export function forgetPosition(): void {
  newestPosition = null;
}
