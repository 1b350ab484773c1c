// What the checks share: the client named on the command line, small helpers, and a record of which of its
// methods were called.
import { randomUUID } from "node:crypto";

export const name = process.argv[2] ?? "@kurrent/kurrentdb-client";
export const sdk = await import(name);
const Client = sdk.KurrentDBClient ?? sdk.EventStoreDBClient;
const address = process.env.EVENTSTORE ?? "esdb://127.0.0.1:2113?tls=false";
const authority = process.env.EVENTSTORE_CA;
export const secure = Boolean(authority);
// The newer client has another name for what the stream is expected to be.
export const newer = name.startsWith("@kurrent");

// Not calls, or of no effect on the server.
const internal = new Set([
  "constructor", "HTTPRequest", "capabilities", "createDeadline", "throwOnAppendFailure", "connectionName",
  "credentialsProvider", "setCredentialsProvider", "rustClient",
]);
const uncalled = new Set(Object.getOwnPropertyNames(Client.prototype).filter((method) => !internal.has(method)));

// Calls that nobody has made; empty when all checks have run.
export const untested = () => [...uncalled].sort();

// How long a check waits for what must come: as long as the slowest machine may need, for a check that
// waits too short fails on a busy one, and one that waits too long costs nothing when all is well.
export const patience = 30_000;

export const connect = (options = {}) => {
  const query = new URLSearchParams({ defaultDeadline: 2 * patience, keepAliveTimeout: 2 * patience, ...options });
  if (authority) query.set("tlsCAFile", authority);
  const separator = address.includes("?") ? "&" : "?";
  const client = Client.connectionString(query.size > 0 ? address + separator + query : address);
  return new Proxy(client, {
    get(target, property) {
      uncalled.delete(property);
      const value = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
};
export const client = connect();

export const stream = (kind = "node") => `${kind}-${randomUUID()}`;
export const expecting = (state) => ({ expectedRevision: state, streamState: state });
export const events = (n, more = {}) => Array.from({ length: n }, (_, i) => sdk.jsonEvent({ type: "tried", data: { i }, ...more }));

export const collect = async (iterable) => {
  const list = [];
  for await (const x of iterable) list.push(x);
  return list;
};

export const take = async (iterable, n, ack) => {
  const list = [];
  for await (const x of iterable) {
    list.push(x);
    if (ack) await iterable.ack(x);
    if (list.length === n) break;
  }
  return list;
};

export const filled = async (n, kind) => {
  const s = stream(kind);
  await client.appendToStream(s, events(n));
  return s;
};

export const revisions = (list) => list.map((e) => Number((e.link ?? e.event).revision));

// Waits for a subscription's own event: confirmation, caughtUp, error, …
export const once = (emitter, event) => new Promise((resolve) => emitter.once(event, resolve));

// Waits until a check returns something true, and returns it.
export const eventually = async (check) => {
  for (const deadline = Date.now() + patience; ; await new Promise((next) => setTimeout(next, 20))) {
    const got = await check();
    if (got) return got;
    if (Date.now() > deadline) throw new Error(`never: ${check}`);
  }
};

// Runs the checks one after the other and returns how many failed. A check may wait several times.
export const run = async (checks) => {
  let failed = 0;
  for (const [what, check] of Object.entries(checks)) {
    const timeout = new Promise((_, reject) => setTimeout(() => reject(new Error("timed out")), 4 * patience).unref());
    try {
      await Promise.race([check(), timeout]);
      console.log(`ok      ${what}`);
    } catch (error) {
      failed++;
      console.log(`FAILED  ${what}: ${error.stack ?? error}`);
    }
  }
  return failed;
};
