// smoke.js CLIENT: one of the official Node clients against a running embedded server. EVENTSTORE is the
// server's URL, EVENTSTORE_CA the file of the authority that signed its certificate, if it has one. It does
// what the Go suites never do: batch appends, ids as text, deprecated request forms, and errors told apart
// by their trailers.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

const name = process.argv[2] ?? "@kurrent/kurrentdb-client";
const sdk = await import(name);
const Client = sdk.KurrentDBClient ?? sdk.EventStoreDBClient;
const address = process.env.EVENTSTORE ?? "esdb://127.0.0.1:2113?tls=false";
const authority = process.env.EVENTSTORE_CA;
const client = Client.connectionString(authority ? `${address}?tlsCAFile=${authority}` : address);

const stream = (kind) => `${kind}-${randomUUID()}`;
// The newer client has another name for what the stream is expected to be.
const expecting = (state) => ({ expectedRevision: state, streamState: state });
const events = (n) => Array.from({ length: n }, (_, i) => sdk.jsonEvent({ type: "tried", data: { i } }));
const collect = async (iterable) => {
  const list = [];
  for await (const x of iterable) list.push(x);
  return list;
};
const take = async (iterable, n, ack) => {
  const list = [];
  for await (const x of iterable) {
    list.push(x);
    if (ack) await iterable.ack(x);
    if (list.length === n) break;
  }
  return list;
};

const checks = {
  async "batch append, read both ways"() {
    const s = stream("node");
    const result = await client.appendToStream(s, events(5), expecting(sdk.NO_STREAM));
    assert.equal(result.nextExpectedRevision, 4n);
    assert.equal((await collect(client.readStream(s))).length, 5);
    const back = await collect(client.readStream(s, { direction: sdk.BACKWARDS, fromRevision: sdk.END, maxCount: 2 }));
    assert.deepEqual(back.map((e) => e.event.revision), [4n, 3n]);
    assert.equal(back[0].event.data.i, 4);
    assert.ok(back[0].event.created instanceof Date);
  },
  async "append with credentials takes the other call"() {
    const s = stream("node");
    const result = await client.appendToStream(s, events(1), { credentials: { username: "admin", password: "changeit" } });
    assert.equal(result.nextExpectedRevision, 0n);
  },
  async "wrong expected version"() {
    const s = stream("node");
    await client.appendToStream(s, events(1));
    await assert.rejects(client.appendToStream(s, events(1), expecting(7n)), (error) => {
      assert.ok(error instanceof sdk.WrongExpectedVersionError);
      assert.equal(error.actualVersion ?? error.actualState, 0n);
      return true;
    });
    await assert.rejects(client.appendToStream(s, events(1), expecting(sdk.NO_STREAM)), sdk.WrongExpectedVersionError);
  },
  async "too big"() {
    const big = sdk.jsonEvent({ type: "big", data: { x: "x".repeat(2 << 20) } });
    await assert.rejects(client.appendToStream(stream("node"), [big]), sdk.MaxAppendSizeExceededError);
  },
  async "a flood of batches"() {
    const s = stream("flood");
    await Promise.all(Array.from({ length: 500 }, () => client.appendToStream(s, events(3))));
    assert.equal((await collect(client.readStream(s))).length, 1500);
  },
  async "missing, deleted, tombstoned"() {
    const s = stream("node");
    await assert.rejects(collect(client.readStream(s)), sdk.StreamNotFoundError);
    await assert.rejects(client.deleteStream(s), sdk.WrongExpectedVersionError);
    await client.appendToStream(s, events(2));
    await client.deleteStream(s, expecting(1n));
    await assert.rejects(collect(client.readStream(s)), sdk.StreamNotFoundError);
    await client.appendToStream(s, events(1));
    await client.tombstoneStream(s);
    await assert.rejects(client.appendToStream(s, events(1)), sdk.StreamDeletedError);
    await assert.rejects(collect(client.readStream(s)), sdk.StreamDeletedError);
  },
  async "metadata and truncation"() {
    const s = stream("node");
    await client.appendToStream(s, events(5));
    await client.setStreamMetadata(s, { maxCount: 2, acl: { readRoles: ["$all"] }, mine: 1 });
    const { metadata } = await client.getStreamMetadata(s);
    assert.equal(metadata.maxCount, 2);
    assert.equal((await collect(client.readStream(s))).length, 2);
  },
  async "$all and its end"() {
    const s = stream("node");
    const { position } = await client.appendToStream(s, events(1));
    const [first] = await collect(client.readAll({ fromPosition: position, maxCount: 1 }));
    assert.equal(first.event.streamId, s);
    assert.equal((await collect(client.readAll({ maxCount: 3 }))).length, 3);
  },
  async "catch-up subscription"() {
    const s = stream("node");
    await client.appendToStream(s, events(3));
    const subscription = client.subscribeToStream(s, { fromRevision: sdk.START });
    const got = take(subscription, 5);
    await client.appendToStream(s, events(2));
    assert.deepEqual((await got).map((e) => e.event.revision), [0n, 1n, 2n, 3n, 4n]);
    await subscription.unsubscribe();
  },
  async "filtered $all with checkpoints"() {
    const kind = stream("kind");
    let checkpoints = 0;
    const subscription = client.subscribeToAll({
      fromPosition: sdk.END,
      filter: sdk.eventTypeFilter({ prefixes: [kind], checkpointInterval: 1, maxSearchWindow: 8, checkpointReached: () => checkpoints++ }),
    });
    await new Promise((confirmed) => subscription.once("confirmation", confirmed));
    const got = take(subscription, 1);
    for (let i = 0; i < 20; i++) await client.appendToStream(stream("noise"), events(2));
    await client.appendToStream(stream("node"), [sdk.jsonEvent({ type: kind, data: {} })]);
    assert.equal((await got)[0].event.type, kind);
    assert.ok(checkpoints >= 2, `${checkpoints} checkpoints`);
    await subscription.unsubscribe();
  },
  async "persistent subscription"() {
    const s = stream("node");
    await client.appendToStream(s, events(3));
    const create = () => client.createPersistentSubscriptionToStream(s, "g", sdk.persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: sdk.START }));
    await create();
    await assert.rejects(create(), sdk.PersistentSubscriptionExistsError);
    const subscription = client.subscribeToPersistentSubscriptionToStream(s, "g");
    const got = await take(subscription, 3, true);
    assert.deepEqual(got.map((e) => e.event.revision), [0n, 1n, 2n]);
    assert.equal(got[0].retryCount, 0);
    await subscription.unsubscribe();
    const info = await client.getPersistentSubscriptionToStreamInfo(s, "g");
    assert.equal(info.groupName, "g");
    assert.equal((await client.listPersistentSubscriptionsToStream(s)).length, 1);
    await client.deletePersistentSubscriptionToStream(s, "g");
    await assert.rejects(client.deletePersistentSubscriptionToStream(s, "g"), sdk.PersistentSubscriptionDoesNotExistError);
  },
  async "persistent subscription to $all"() {
    const group = randomUUID();
    await client.createPersistentSubscriptionToAll(group, sdk.persistentSubscriptionToAllSettingsFromDefaults({ startFrom: sdk.START }), {
      filter: sdk.streamNameFilter({ prefixes: ["flood-"] }),
    });
    const subscription = client.subscribeToPersistentSubscriptionToAll(group);
    assert.equal((await take(subscription, 10, true)).length, 10);
    await subscription.unsubscribe();
    await client.deletePersistentSubscriptionToAll(group);
  },
  async "system projections"() {
    await client.enableProjection("$by_category");
    const category = `cat${randomUUID().replaceAll("-", "")}`;
    const subscription = client.subscribeToStream(`$ce-${category}`, { resolveLinkTos: true });
    const got = take(subscription, 2);
    await client.appendToStream(`${category}-1`, events(2));
    assert.deepEqual((await got).map((e) => e.event.streamId), [`${category}-1`, `${category}-1`]);
    await subscription.unsubscribe();
    await assert.rejects(client.createProjection("mine", "fromAll()"), /UNIMPLEMENTED/);
  },
};

let failed = 0;
for (const [what, check] of Object.entries(checks)) {
  const timeout = new Promise((_, reject) => setTimeout(() => reject(new Error("timed out")), 20_000).unref());
  try {
    await Promise.race([check(), timeout]);
    console.log(`ok      ${what}`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${what}: ${error.stack ?? error}`);
  }
}
console.log(`${name}: ${Object.keys(checks).length - failed} of ${Object.keys(checks).length} passed`);
await client.dispose?.();
process.exit(failed === 0 ? 0 : 1);
