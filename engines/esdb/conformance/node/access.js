// Who may do what, on a secure node; on an insecure one everybody may do everything.
import assert from "node:assert/strict";
import { client, collect, connect, events, filled, sdk, secure, stream } from "./harness.js";

const ops = { credentials: { username: "ops", password: "changeit" } };
const wrong = { credentials: { username: "admin", password: "wrong" } };

export const access = {
  async "credentials"() {
    const s = await filled(1, "$system");
    if (!secure) {
      assert.equal((await collect(client.readStream(s, wrong))).length, 1);
      return;
    }
    await assert.rejects(collect(client.readStream(s, ops)), sdk.AccessDeniedError);
    await assert.rejects(client.appendToStream(s, events(1), ops), sdk.AccessDeniedError);
    await assert.rejects(client.deleteStream(s, ops), sdk.AccessDeniedError);
    await assert.rejects(client.setStreamMetadata(s, {}, ops), sdk.AccessDeniedError);
    await assert.rejects(client.appendToStream(stream(), events(1), wrong), /UNAUTHENTICATED/);
    await assert.rejects(collect(client.readStream(stream(), wrong)), Error);
    await assert.rejects(client.createPersistentSubscriptionToStream(s, "g", sdk.persistentSubscriptionToStreamSettingsFromDefaults(), wrong), /UNAUTHENTICATED/);
  },
  async "discovery"() {
    const other = connect({ nodePreference: "follower" });
    const s = stream();
    await other.appendToStream(s, events(1));
    assert.equal((await collect(client.readStream(s))).length, 1);
    await other.dispose?.();
  },
};
