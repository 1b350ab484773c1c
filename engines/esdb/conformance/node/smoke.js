// smoke.js CLIENT: one of the official Node clients against a running embedded server. EVENTSTORE is the
// server's URL, EVENTSTORE_CA the file of the authority that signed its certificate, if it has one.
//
// The client's own tests cannot be had, so every public method is called here, what comes back is checked,
// and so are the classes of the errors and what they say.
import { access } from "./access.js";
import { groups } from "./groups.js";
import { client, name, run, untested } from "./harness.js";
import { projections } from "./projections.js";
import { services } from "./services.js";
import { streams } from "./streams.js";

const checks = { ...streams, ...groups, ...projections, ...services, ...access };
checks["every method was called"] = async () => {
  if (untested().length > 0) throw new Error(untested().join(" "));
};
const failed = await run(checks);
console.log(`${name}: ${Object.keys(checks).length - failed} of ${Object.keys(checks).length} passed`);
await client.dispose?.();
process.exit(failed === 0 ? 0 : 1);
