import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin, ViteDevServer } from "vite";

type FakeServer = { fetch: (request: Request) => Promise<Response> };
type FakeServerModule = { createFakeServer: () => FakeServer };

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === "string") headers.set(name, value);
  }
  return new Request(`http://fake${incoming.url ?? "/"}`, {
    method: incoming.method ?? "GET",
    headers,
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  });
}

async function send(response: Response, outgoing: ServerResponse) {
  outgoing.statusCode = response.status;
  response.headers.forEach((value, name) => outgoing.setHeader(name, value));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

/** Answers /graphql and /auth from src/testing in `vite --mode fake`, so that screens can be built without a backend. */
export function fakeServerPlugin(): Plugin {
  return {
    name: "daybook-fake-server",
    configureServer(vite: ViteDevServer) {
      const fake = vite
        .ssrLoadModule("/src/testing/fake-server.ts")
        .then((module) => (module as FakeServerModule).createFakeServer());
      vite.middlewares.use((incoming, outgoing, next) => {
        if (!/^\/(graphql|auth)\b/.test(incoming.url ?? "")) {
          next();
          return;
        }
        Promise.all([fake, toRequest(incoming)])
          .then(([server, request]) => server.fetch(request))
          .then((response) => send(response, outgoing))
          .catch(next);
      });
    },
  };
}
