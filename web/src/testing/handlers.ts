import { http } from "msw";
import { createFakeServer, type FakeServer } from "./fake-server";

let current: FakeServer = createFakeServer();

/** The server that answers from now on. */
export function serveFrom(server: FakeServer) {
  current = server;
}

export const handlers = [
  http.all("*/graphql", ({ request }) => current.fetch(request)),
  http.all("*/auth/*", ({ request }) => current.fetch(request)),
];
