import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { fakeServerPlugin } from "./scripts/fake-server-plugin.ts";

const backend = process.env.DAYBOOK_URL ?? "http://127.0.0.1:8080";

export default defineConfig(({ mode }) => ({
  plugins: [
    tanstackRouter({
      target: "react",
      autoCodeSplitting: true,
      generatedRouteTree: "./src/app/route-tree.gen.ts",
      quoteStyle: "double",
      semicolons: true,
    }),
    react(),
    mode === "fake" && fakeServerPlugin(),
  ],
  resolve: { tsconfigPaths: true },
  build: {
    outDir: "dist/app",
    emptyOutDir: true,
    // A data: URL would be refused by the server's policy, default-src 'self'.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  preview: {
    host: "127.0.0.1",
    // The policy that the Go server sends.
    headers: { "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'" },
  },
  server: {
    host: "127.0.0.1",
    fs: { allow: [".."] },
    ...(mode !== "fake" && { proxy: { "/graphql": backend, "/auth": backend } }),
  },
}));
