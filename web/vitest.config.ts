import { playwright } from "@vitest/browser-playwright";
import react from "@vitejs/plugin-react";
import { msw } from "msw/vite";
import { defineConfig } from "vitest/config";
import { chromiumPath } from "./scripts/chromium.ts";

const executablePath = chromiumPath();

export default defineConfig({
  plugins: [react(), msw({ mode: "worker-only" })],
  resolve: { tsconfigPaths: true },
  server: { fs: { allow: [".."] } },
  optimizeDeps: { include: ["react-dom/client", "msw", "msw/browser", "graphql"] },
  test: {
    projects: [
      {
        extends: true,
        test: { name: "rules", include: ["src/**/*.test.ts"], environment: "node" },
      },
      {
        extends: true,
        test: {
          name: "screens",
          include: ["src/**/*.test.tsx"],
          setupFiles: ["src/testing/setup.ts"],
          fileParallelism: false,
          testTimeout: 20_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 800 },
            provider: playwright({
              launchOptions: { ...(executablePath && { executablePath }), args: ["--no-sandbox"] },
              contextOptions: { locale: "en-GB" },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
