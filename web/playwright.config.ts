import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./scripts/chromium.ts";

const executablePath = chromiumPath();

export default defineConfig({
  testDir: "e2e",
  // Far more than a story takes, since the machine may have the Go tests to run beside it.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    baseURL: process.env.DAYBOOK_URL ?? "http://127.0.0.1:8080",
    browserName: "chromium",
    locale: "en-GB",
    viewport: { width: 1360, height: 860 },
    trace: "retain-on-failure",
    launchOptions: { ...(executablePath && { executablePath }), args: ["--no-sandbox"] },
  },
});
