// The services that the clients have generated code for and no methods: users, operations, monitoring. They
// are called through that code, so that its names and numbers, not ours, are what the server must know.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { eventually, secure } from "./harness.js";

const require = createRequire(import.meta.url);
const generated = (file) => require(`./node_modules/@eventstore/db-client/generated/${file}`);
const grpc = require("@grpc/grpc-js");
const users = generated("users_pb.js");
const operations = generated("operations_pb.js");
const monitoring = generated("monitoring_pb.js");
const { Empty } = generated("shared_pb.js");

const target = new URL(process.env.EVENTSTORE.replace(/^[a-z]+:/, "http:")).host;
const credentials = secure ? grpc.credentials.createSsl(readFileSync(process.env.EVENTSTORE_CA)) : grpc.credentials.createInsecure();
const connect = (file, service) => new (generated(file)[service])(target, credentials);
const signedIn = (login, password) => {
  const metadata = new grpc.Metadata();
  metadata.set("authorization", `Basic ${Buffer.from(`${login}:${password}`).toString("base64")}`);
  return metadata;
};
const admin = signedIn("admin", "changeit");

// Builds a request by the names of its setters: request("CreateReq", { LoginName: "x" }).
const request = (type, fields) => {
  const options = new users[type].Options();
  for (const [name, value] of Object.entries(fields)) options[`set${name}`](value);
  const message = new users[type]();
  message.setOptions(options);
  return message;
};
const call = (client, method, message, metadata = admin) =>
  new Promise((resolve, reject) => client[method](message, metadata, (error, response) => (error ? reject(error) : resolve(response))));
const all = (stream) =>
  new Promise((resolve, reject) => {
    const list = [];
    stream.on("data", (message) => list.push(message));
    stream.on("end", () => resolve(list));
    stream.on("error", reject);
  });
const refused = (exception) => (error) => {
  assert.deepEqual(error.metadata.get("exception"), [exception]);
  return true;
};

export const services = {
  async "users, by the generated code"() {
    const client = connect("users_grpc_pb.js", "UsersClient");
    const login = `u${randomUUID()}`;
    const before = Date.now();
    await call(client, "create", request("CreateReq", { LoginName: login, Password: "p", FullName: "Full Name", GroupsList: ["a", "b"] }));
    await assert.rejects(call(client, "create", request("CreateReq", { LoginName: login, Password: "other" })), refused("user-conflict"));
    const describe = async () => (await all(client.details(request("DetailsReq", { LoginName: login }), admin)))[0].getUserDetails().toObject();
    const { lastUpdated, ...details } = await describe();
    assert.deepEqual(details, { loginName: login, fullName: "Full Name", groupsList: ["a", "b"], disabled: false });
    const updated = Number(lastUpdated.ticksSinceEpoch) / 10_000;
    assert.ok(updated >= before - 1 && updated <= Date.now() + 1, `${updated}`);
    await call(client, "update", request("UpdateReq", { LoginName: login, FullName: "Other", GroupsList: ["c"] }));
    await call(client, "disable", request("DisableReq", { LoginName: login }));
    assert.deepEqual([(await describe()).fullName, (await describe()).disabled], ["Other", true]);
    await call(client, "enable", request("EnableReq", { LoginName: login }));
    await call(client, "changePassword", request("ChangePasswordReq", { LoginName: login, CurrentPassword: "p", NewPassword: "q" }));
    await assert.rejects(call(client, "changePassword", request("ChangePasswordReq", { LoginName: login, CurrentPassword: "p", NewPassword: "r" })), refused("access-denied"));
    await call(client, "resetPassword", request("ResetPasswordReq", { LoginName: login, NewPassword: "s" }));
    await call(client, "delete", request("DeleteReq", { LoginName: login }));
    await assert.rejects(call(client, "delete", request("DeleteReq", { LoginName: login })), (error) => {
      assert.deepEqual(error.metadata.get("login-name"), [login]);
      return refused("user-not-found")(error);
    });
    client.close();
  },
  async "operations, by the generated code"() {
    const client = connect("operations_grpc_pb.js", "OperationsClient");
    const start = new operations.StartScavengeReq();
    start.setOptions(new operations.StartScavengeReq.Options());
    const started = (await call(client, "startScavenge", start)).toObject();
    assert.match(started.scavengeId, /^[0-9a-f-]{36}$/);
    assert.equal(started.scavengeResult, operations.ScavengeResp.ScavengeResult.STARTED);
    const stop = new operations.StopScavengeReq();
    stop.setOptions(new operations.StopScavengeReq.Options());
    stop.getOptions().setScavengeId("nonsense");
    await assert.rejects(call(client, "stopScavenge", stop), refused("scavenge-not-found"));
    const priority = new operations.SetNodePriorityReq();
    priority.setPriority(1);
    await call(client, "setNodePriority", priority);
    for (const method of ["mergeIndexes", "resignNode", "restartPersistentSubscriptions"]) await call(client, method, new Empty());
    if (secure) await assert.rejects(call(client, "shutdown", new Empty(), new grpc.Metadata()), refused("access-denied"));
    client.close();
  },
  async "monitoring, by the generated code"() {
    const client = connect("monitoring_grpc_pb.js", "MonitoringClient");
    const wanted = new monitoring.StatsReq();
    wanted.setRefreshTimePeriodInMs("100");
    const stream = client.stats(wanted, admin);
    const seen = [];
    stream.on("data", (message) => seen.push(new Map(message.getStatsMap().toArray())));
    stream.on("error", () => {}); // of being cancelled
    await eventually(async () => seen.length >= 2);
    assert.ok(Number(seen[0].get("proc-id")) > 0);
    stream.cancel();
    client.close();
  },
};
