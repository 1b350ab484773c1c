import "@mantine/core/styles.css";
import "@/app/global.css";
import { setupWorker } from "msw/browser";
import { afterAll, beforeAll } from "vitest";
import { handlers } from "./handlers";

const worker = setupWorker(...handlers);

beforeAll(() => worker.start({ quiet: true }));
afterAll(() => worker.stop());
