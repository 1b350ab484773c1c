// Fails when the generated files are not what the schema and the documents give.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";

const gql = new URL("../src/gql/", import.meta.url);
const read = () =>
  [
    ...readdirSync(gql).map((name) => new URL(name, gql)),
    new URL("../src/testing/schema.gen.ts", import.meta.url),
  ]
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");

const before = read();
execFileSync("npx", ["graphql-codegen", "--config", "codegen.ts", "--silent"], { stdio: "inherit" });
if (before !== read()) {
  console.error("the generated files were stale and have been written anew: commit them (npm run codegen)");
  process.exit(1);
}
console.log("the generated files are fresh");
