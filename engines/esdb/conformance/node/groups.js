// Persistent subscriptions.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { client, connect, events, eventually, filled, newer, once, revisions, sdk, secure, stream, take } from "./harness.js";

const fromStart = (more = {}) => sdk.persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: sdk.START, ...more });
const allFromStart = (more = {}) => sdk.persistentSubscriptionToAllSettingsFromDefaults({ startFrom: sdk.START, ...more });

export const groups = {
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
  async "settings come back as they were given"() {
    const s = await filled(3);
    const given = {
      resolveLinkTos: true, extraStatistics: true, messageTimeout: 20_000, maxRetryCount: 3, checkPointAfter: 1_500,
      checkPointLowerBound: 2, checkPointUpperBound: 20, maxSubscriberCount: 4, liveBufferSize: 100, readBatchSize: 10,
      historyBufferSize: 50, consumerStrategyName: sdk.PINNED, startFrom: 2n,
    };
    await client.createPersistentSubscriptionToStream(s, "g", fromStart(given));
    const told = () => client.getPersistentSubscriptionToStreamInfo(s, "g");
    const { settings, eventSource, stats } = await told();
    assert.deepEqual(settings, given);
    assert.equal(eventSource, s);
    assert.equal(stats.parkedMessageCount, 0n);
    // A group reads what is stored after the answer to its creation, as in EventStoreDB: until then it is behind.
    await eventually(async () => (await told()).status === "Live");
    const changed = { ...given, maxRetryCount: 9, consumerStrategyName: sdk.DISPATCH_TO_SINGLE, startFrom: sdk.START };
    await client.updatePersistentSubscriptionToStream(s, "g", fromStart(changed));
    const info = await told();
    assert.deepEqual([info.settings.maxRetryCount, info.settings.consumerStrategyName], [9, sdk.DISPATCH_TO_SINGLE]);
  },
  async "settings of a group on $all, its list and its end"() {
    const group = randomUUID();
    await client.createPersistentSubscriptionToAll(group, allFromStart({ startFrom: sdk.END, maxRetryCount: 2 }));
    const { settings, eventSource } = await client.getPersistentSubscriptionToAllInfo(group);
    assert.deepEqual([eventSource, settings.startFrom, settings.maxRetryCount], ["$all", sdk.END, 2]);
    await client.updatePersistentSubscriptionToAll(group, allFromStart({ maxRetryCount: 5 }));
    assert.equal((await client.getPersistentSubscriptionToAllInfo(group)).settings.maxRetryCount, 5);
    assert.ok((await client.listPersistentSubscriptionsToAll()).some((g) => g.groupName === group));
    assert.ok((await client.listAllPersistentSubscriptions()).some((g) => g.groupName === group && g.eventSource === "$all"));
    await client.replayParkedMessagesToAll(group, { stopAt: 5 });
    await client.deletePersistentSubscriptionToAll(group);
    for (const call of [
      () => client.getPersistentSubscriptionToAllInfo(group), () => client.deletePersistentSubscriptionToAll(group),
      () => client.updatePersistentSubscriptionToAll(group, allFromStart()), () => client.replayParkedMessagesToAll(group),
      () => take(client.subscribeToPersistentSubscriptionToAll(group), 1),
    ]) {
      await assert.rejects(call(), (error) => {
        assert.ok(error instanceof sdk.PersistentSubscriptionDoesNotExistError, `${call}: ${error}`);
        assert.equal(error.groupName, group);
        return true;
      });
    }
  },
  async "nack in every way, then replay"() {
    const s = await filled(4);
    await client.createPersistentSubscriptionToStream(s, "g", fromStart({ maxRetryCount: 1 }));
    const subscription = client.subscribeToPersistentSubscriptionToStream(s, "g");
    const seen = [];
    subscription.on("data", async (e) => {
      const revision = Number(e.event.revision);
      seen.push([revision, e.retryCount]);
      if (revision === 0) await subscription.nack(sdk.PARK, "because", e);
      if (revision === 1) await subscription.nack(sdk.SKIP, "because", e);
      if (revision === 2) await subscription.nack(sdk.RETRY, "because", e);
      if (revision === 3) await subscription.ack(e);
    });
    await eventually(async () => (await client.getPersistentSubscriptionToStreamInfo(s, "g")).stats.parkedMessageCount === 2n);
    assert.deepEqual(seen.toSorted(), [[0, 0], [1, 0], [2, 0], [2, 1], [3, 0]]);
    await subscription.unsubscribe();
    await client.replayParkedMessagesToStream(s, "g", { stopAt: 1 });
    const again = client.subscribeToPersistentSubscriptionToStream(s, "g");
    assert.deepEqual((await take(again, 1, true)).map((e) => e.event.revision), [0n]);
    await client.replayParkedMessagesToStream(s, "g");
    await eventually(async () => (await client.getPersistentSubscriptionToStreamInfo(s, "g")).stats.parkedMessageCount === 0n);
  },
  async "who is connected is shown, by name"() {
    const s = await filled(3);
    const named = connect({ connectionName: "the-consumer" });
    await client.createPersistentSubscriptionToStream(s, "g", fromStart({ extraStatistics: true }));
    const subscription = named.subscribeToPersistentSubscriptionToStream(s, "g", { bufferSize: 2 });
    let first = true;
    subscription.on("data", (e) => {
      if (first) subscription.ack(e);
      first = false;
    });
    const info = await eventually(async () => {
      const info = await client.getPersistentSubscriptionToStreamInfo(s, "g");
      return info.connections[0]?.totalItems === 3n && info;
    });
    const [connection] = info.connections;
    assert.deepEqual([connection.connectionName, connection.availableSlots, info.stats.totalInFlightMessages], ["the-consumer", 0, 2]);
    assert.ok(connection.extraStatistics.has("median"));
    assert.equal(connection.username, secure ? "admin" : "anonymous");
    await subscription.unsubscribe();
    await eventually(async () => (await client.getPersistentSubscriptionToStreamInfo(s, "g")).connections.length === 0);
    await named.dispose?.();
  },
  async "too many, dropped, restarted"() {
    const s = await filled(1);
    await client.createPersistentSubscriptionToStream(s, "g", fromStart({ maxSubscriberCount: 1 }));
    const first = client.subscribeToPersistentSubscriptionToStream(s, "g");
    await take(first, 1);
    await first.unsubscribe();
    await eventually(async () => (await client.getPersistentSubscriptionToStreamInfo(s, "g")).connections.length === 0);
    const holder = client.subscribeToPersistentSubscriptionToStream(s, "g");
    const dropped = once(holder, "error");
    holder.on("data", () => {});
    await eventually(async () => (await client.getPersistentSubscriptionToStreamInfo(s, "g")).connections.length === 1);
    await assert.rejects(take(client.subscribeToPersistentSubscriptionToStream(s, "g"), 1), sdk.PersistentSubscriptionMaximumSubscribersReachedError);
    await client.deletePersistentSubscriptionToStream(s, "g");
    const error = await dropped;
    assert.ok(error instanceof sdk.PersistentSubscriptionDroppedError, String(error));
    assert.deepEqual([error.streamName, error.groupName], [s, "g"]);
    await client.createPersistentSubscriptionToStream(s, "g", fromStart());
    await client.restartPersistentSubscriptionSubsystem();
    const after = await eventually(() => take(client.subscribeToPersistentSubscriptionToStream(s, "g"), 1, true).catch(() => false));
    assert.deepEqual(revisions(after), [0]);
  },
  async "what a group cannot be"() {
    const s = stream();
    await assert.rejects(client.createPersistentSubscriptionToStream(s, "g", fromStart({ readBatchSize: 500, historyBufferSize: 500 })), (error) => {
      assert.ok(error instanceof sdk.PersistentSubscriptionFailedError, String(error));
      assert.deepEqual([error.streamName, error.groupName], [s, "g"]);
      assert.ok(error.reason);
      return true;
    });
    await assert.rejects(client.listPersistentSubscriptionsToStream(s), sdk.PersistentSubscriptionDoesNotExistError);
  },
  async "each strategy delivers everything once"() {
    for (const consumerStrategyName of [sdk.ROUND_ROBIN, sdk.DISPATCH_TO_SINGLE, sdk.PINNED, ...(newer ? [sdk.PINNED_BY_CORRELATION] : [])]) {
      const s = await filled(20);
      await client.createPersistentSubscriptionToStream(s, "g", fromStart({ consumerStrategyName }));
      const seen = [];
      const consumers = [1, 2].map(() => client.subscribeToPersistentSubscriptionToStream(s, "g"));
      for (const consumer of consumers) {
        consumer.on("data", (e) => {
          seen.push(Number(e.event.revision));
          consumer.ack(e);
        });
      }
      await eventually(async () => seen.length >= 20);
      assert.deepEqual(seen.toSorted((a, b) => a - b), Array.from({ length: 20 }, (_, i) => i), consumerStrategyName);
      for (const consumer of consumers) await consumer.unsubscribe();
    }
  },
};
