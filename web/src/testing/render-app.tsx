import { createMemoryHistory } from "@tanstack/react-router";
import { render } from "vitest-browser-react";
import { Providers } from "@/app/providers";
import { session } from "@/lib/session";
import { createFakeServer } from "./fake-server";
import { serveFrom } from "./handlers";
import { makeWorld, type World } from "./world";

type Options = { signedIn?: boolean; world?: World };

/** A small company, the same on every run. */
export const smallWorld = () => makeWorld({ companies: 8, contacts: 70, deals: 24, tasks: 16 });

/** The whole app at an address, over a fake server of its own. */
export async function renderApp(path: string, { signedIn = true, world = smallWorld() }: Options = {}) {
  session.end();
  const server = createFakeServer({ world, signedIn });
  serveFrom(server);
  const history = createMemoryHistory({ initialEntries: [path] });
  const screen = await render(<Providers history={history} />);
  return { screen, server, world, history };
}
