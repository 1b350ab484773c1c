// Fails when src/gql is not what the schema and the documents give.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";

const folder = new URL("../src/gql/", import.meta.url);
const read = () => readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), "utf8")]);

const before = read();
execFileSync("npx", ["graphql-codegen", "--config", "codegen.ts", "--silent"], { stdio: "inherit" });
if (JSON.stringify(before) !== JSON.stringify(read())) {
  console.error("src/gql was stale and has been written anew: commit it (npm run codegen)");
  process.exit(1);
}
console.log("src/gql is fresh");
