// Streams: writing, reading, deleting, metadata, catch-up subscriptions.
import assert from "node:assert/strict";
import { client, collect, connect, events, eventually, expecting, filled, newer, once, revisions, sdk, secure, stream, take } from "./harness.js";

export const streams = {
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
  async "reads: both directions, from anywhere, counted"() {
    const s = await filled(5);
    const read = async (options) => revisions(await collect(client.readStream(s, options)));
    assert.deepEqual(await read({}), [0, 1, 2, 3, 4]);
    assert.deepEqual(await read({ fromRevision: 3n }), [3, 4]);
    assert.deepEqual(await read({ fromRevision: 10n }), []);
    assert.deepEqual(await read({ direction: sdk.BACKWARDS, fromRevision: sdk.END }), [4, 3, 2, 1, 0]);
    // The newer client asks for the other direction there.
    if (!newer) assert.deepEqual(await read({ direction: sdk.BACKWARDS, fromRevision: sdk.START }), [0]);
    assert.deepEqual(await read({ direction: sdk.BACKWARDS, fromRevision: 2n, maxCount: 2 }), [2, 1]);
    const { position } = await client.appendToStream(s, events(1));
    const all = async (options) => (await collect(client.readAll(options))).map(({ event }) => [event.streamId, Number(event.revision)]);
    assert.deepEqual(await all({ fromPosition: position }), [[s, 5]], "forwards the position is included");
    assert.deepEqual(await all({ direction: sdk.BACKWARDS, fromPosition: position, maxCount: 1 }), [[s, 4]], "backwards it is not");
    if (!newer) assert.deepEqual(await all({ direction: sdk.BACKWARDS, fromPosition: sdk.START }), []);
  },
  async "what was written is what is read"() {
    const s = stream();
    const id = "6f0c5b1e-0f0a-4d7c-9d3e-0123456789ab";
    const written = [
      sdk.jsonEvent({ id, type: "größe", data: { text: "€ 𝄞", list: [1, null] }, metadata: { $correlationId: "c" } }),
      sdk.binaryEvent({ type: "raw", data: Buffer.from([0, 255, 128]), metadata: Buffer.from([7]) }),
      sdk.jsonEvent({ type: "bare", data: {} }),
    ];
    const before = Date.now();
    await client.appendToStream(s, written);
    const [json, raw, bare] = (await collect(client.readStream(s))).map(({ event }) => event);
    assert.deepEqual([json.id, json.type, json.data, json.metadata, json.isJson], [id, "größe", written[0].data, { $correlationId: "c" }, true]);
    assert.deepEqual([...raw.data], [0, 255, 128]);
    assert.deepEqual([...raw.metadata], [7]);
    assert.equal(raw.isJson, false);
    assert.deepEqual(bare.data, {});
    // The newer client tells the time in whole seconds.
    assert.ok(json.created > before - 1_000 && json.created <= Date.now(), `${json.created}`);
    assert.equal(json.position.commit, json.position.prepare);
  },
  async "links are followed when asked"() {
    const s = await filled(2);
    const links = stream("links");
    await client.appendToStream(links, [sdk.binaryEvent({ type: "$>", data: Buffer.from(`1@${s}`) })]);
    const [raw] = await collect(client.readStream(links));
    assert.equal(raw.event.type, "$>");
    const [resolved] = await collect(client.readStream(links, { resolveLinkTos: true }));
    assert.deepEqual([resolved.event.streamId, resolved.event.revision, resolved.link.streamId], [s, 1n, links]);
    await client.setStreamMetadata(s, { truncateBefore: 2 });
    const [broken] = await collect(client.readStream(links, { resolveLinkTos: true }));
    assert.equal(broken.event, undefined);
    assert.equal(broken.link.streamId, links);
  },
  async "metadata: every key, and its revision"() {
    const s = await filled(1);
    assert.deepEqual((await client.getStreamMetadata(s)).metadata ?? {}, {});
    const wanted = { maxAge: 1000, maxCount: 7, truncateBefore: 1, cacheControl: 9, acl: { readRoles: ["$all"], writeRoles: ["$admins"] }, mine: { a: [1] } };
    await client.setStreamMetadata(s, wanted, expecting(sdk.NO_STREAM));
    const got = await client.getStreamMetadata(s);
    for (const key of ["maxAge", "maxCount", "truncateBefore", "cacheControl", "mine"]) assert.deepEqual(Number(got.metadata[key]) || got.metadata[key], wanted[key], key);
    assert.deepEqual([got.metadata.acl.readRoles].flat(), ["$all"]);
    assert.ok(got.metastreamRevision > 0n, "a position, for all its name");
    await assert.rejects(client.setStreamMetadata(s, {}, expecting(5n)), sdk.WrongExpectedVersionError);
  },
  async "deleting says where, and why not"() {
    const s = await filled(3);
    await assert.rejects(client.deleteStream(s, expecting(0n)), (error) => {
      assert.ok(error instanceof sdk.WrongExpectedVersionError);
      assert.equal(error.streamName, s);
      assert.equal(error.expectedVersion ?? error.expectedState, 0n);
      assert.equal(error.actualVersion ?? error.actualState, 2n);
      return true;
    });
    assert.ok((await client.deleteStream(s, expecting(2n))).position.commit > 0n);
    const t = await filled(1);
    assert.ok((await client.tombstoneStream(t, expecting(0n))).position.commit > 0n);
    for (const call of [
      () => client.tombstoneStream(t),
      () => client.deleteStream(t),
      () => client.appendToStream(t, events(1)),
      () => client.appendToStream(t, events(1), secure ? { credentials: { username: "admin", password: "changeit" } } : {}),
      () => collect(client.readStream(t)),
      () => take(client.subscribeToStream(t), 1),
    ]) {
      await assert.rejects(call(), (error) => {
        assert.ok(error instanceof sdk.StreamDeletedError, `${call}: ${error}`);
        assert.equal(error.streamName, t);
        return true;
      });
    }
  },
  async "a conflict can be an answer instead of an error"() {
    const s = await filled(2);
    const other = connect({ throwOnAppendFailure: false });
    const result = await other.appendToStream(s, events(1), expecting(0n));
    assert.equal(result.success, false);
    assert.equal(result.nextExpectedRevision, 1n);
    await other.dispose?.();
  },
  async "subscriptions say when they have caught up, and go on"() {
    const s = await filled(3);
    const subscription = client.subscribeToStream(s, { fromRevision: 0n });
    const caughtUp = once(subscription, "caughtUp");
    const got = take(subscription, 3);
    await caughtUp;
    await client.appendToStream(s, events(1));
    assert.deepEqual(revisions(await got), [1, 2, 3]);
    const end = client.subscribeToStream(s, { fromRevision: sdk.END });
    const later = take(end, 1);
    await once(end, "confirmation");
    await client.appendToStream(s, events(1));
    assert.deepEqual(revisions(await later), [4]);
  },
  async "filters by stream and by type, as prefix and as pattern, on reads and subscriptions"() {
    const kind = `kind${stream("").slice(1, 9)}`;
    const { position } = await client.appendToStream(stream(kind), events(2, { type: kind }));
    await filled(2, "noise");
    const filters = [
      sdk.streamNameFilter({ prefixes: [kind, "absent"] }), sdk.streamNameFilter({ regex: `^${kind}-` }),
      sdk.eventTypeFilter({ prefixes: [kind] }), sdk.eventTypeFilter({ regex: `^(?!tried|\\$).*${kind}$` }),
    ];
    for (const filter of filters) {
      assert.equal((await take(client.subscribeToAll({ fromPosition: sdk.START, filter }), 2)).length, 2);
      if (newer) assert.equal((await collect(client.readAll({ filter }))).length, 2, JSON.stringify(filter));
    }
    const users = await take(client.subscribeToAll({ fromPosition: position, filter: sdk.excludeSystemEvents() }), 2);
    assert.ok(users.every(({ event }) => !event.type.startsWith("$")));
  },
  async "what needs a newer server is told so"() {
    if (!newer) return;
    const s = stream();
    await assert.rejects(client.multiStreamAppend([{ streamName: s, events: events(1), expectedState: sdk.ANY }]), sdk.UnsupportedError);
    await assert.rejects(client.appendRecords([{ streamName: s, record: events(1)[0] }]), sdk.UnsupportedError);
  },
  async "a deadline that passes"() {
    await assert.rejects(client.appendToStream(stream(), events(1), { deadline: 0 }), sdk.DeadlineExceededError);
  },
  async "many readers of one growing stream see the same"() {
    const s = stream();
    const readers = Array.from({ length: 10 }, () => take(client.subscribeToStream(s), 100));
    for (let i = 0; i < 20; i++) await client.appendToStream(s, events(5));
    const want = Array.from({ length: 100 }, (_, i) => i);
    for (const reader of readers) assert.deepEqual(revisions(await reader), want);
    await eventually(async () => (await collect(client.readStream(s))).length === 100);
  },
};
