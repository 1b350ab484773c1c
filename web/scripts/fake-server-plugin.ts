import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Connect, type Plugin, type ViteDevServer } from "vite";

type FakeServer = { fetch: (request: Request) => Promise<Response> };
type FakeServerModule = { createFakeServer: () => FakeServer };

async function load(vite: ViteDevServer): Promise<FakeServer> {
  const module = (await vite.ssrLoadModule("/src/testing/fake-server.ts")) as FakeServerModule;
  return module.createFakeServer();
}

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

function answer(fake: Promise<FakeServer>): Connect.NextHandleFunction {
  return (incoming, outgoing, next) => {
    if (!/^\/(graphql|auth)\b/.test(incoming.url ?? "")) {
      next();
      return;
    }
    Promise.all([fake, toRequest(incoming)])
      .then(([server, request]) => server.fetch(request))
      .then((response) => send(response, outgoing))
      .catch(next);
  };
}

/** Answers /graphql and /auth from src/testing in the mode "fake", so that screens can be built and tried without a backend. */
export function fakeServerPlugin(): Plugin {
  return {
    name: "daybook-fake-server",
    configureServer: (vite) => {
      vite.middlewares.use(answer(load(vite)));
    },
    configurePreviewServer: (preview) => {
      const compiler = createServer({
        configFile: false,
        appType: "custom",
        server: { middlewareMode: true, ws: false, fs: { allow: [".."] } },
        resolve: { tsconfigPaths: true },
      });
      preview.middlewares.use(answer(compiler.then(load)));
    },
  };
}
