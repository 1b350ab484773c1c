// Projections: two of the system's are there, JavaScript is not.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { client, events, eventually, sdk, take } from "./harness.js";

export const projections = {
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
  async "status, list, and going off and on"() {
    await client.enableProjection("$by_category");
    const running = await eventually(async () => {
      const told = await client.getProjectionStatus("$by_category");
      return (told.projectionStatus ?? told.status) === sdk.RUNNING && told;
    });
    assert.equal(running.name, "$by_category");
    assert.deepEqual((await client.listProjections()).map((p) => p.name).toSorted(), ["$by_category", "$by_event_type"]);
    assert.deepEqual(await client.getProjectionState("$by_category"), {});
    assert.deepEqual(await client.getProjectionResult("$by_category"), {});
    await client.disableProjection("$by_category");
    await client.enableProjection("$by_category");
    await client.abortProjection("$by_category");
    await client.resetProjection("$by_category");
    await client.restartSubsystem();
    await client.disableProjection("$by_category");
  },
  async "what it cannot do is refused"() {
    await assert.rejects(client.updateProjection("$by_category", "fromAll()"), /UNIMPLEMENTED/);
    await assert.rejects(client.deleteProjection("$by_category"), Error);
    await assert.rejects(client.getProjectionStatus("nonsense"), sdk.NotFoundError);
    await assert.rejects(client.enableProjection("nonsense"), sdk.NotFoundError);
  },
};
