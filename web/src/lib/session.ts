import { Problem, problemOf, type Refusal } from "./problem";

type Grant = { accessToken: string; expiresIn: number };
export type Credentials = { email: string; password: string; tenant?: string };

// In memory only: a script that reads storage finds nothing to steal. A reload
// asks for a new token with the refresh cookie, which no script can read.
let accessToken: string | null = null;
let refreshing: Promise<boolean> | null = null;
const endListeners = new Set<() => void>();

async function post(path: string, body?: unknown): Promise<Response> {
  try {
    return await fetch(path, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body ?? {}),
    });
  } catch {
    throw new Problem("UNREACHABLE", "The server cannot be reached. Check the connection and try again.");
  }
}

// Tabs share one rotating refresh cookie, so they take turns where the browser
// has locks (secure contexts); without them the server's grace has to do.
function inTurn(work: () => Promise<boolean>): Promise<boolean> {
  if (!("locks" in navigator)) return work();
  return navigator.locks.request("daybook-refresh", work);
}

async function askForToken(): Promise<boolean> {
  const response = await post("/auth/refresh");
  if (response.status >= 500) {
    throw new Problem("UNREACHABLE", "The server is not ready. Try again in a moment.");
  }
  if (!response.ok) return false;
  const grant = (await response.json()) as Grant;
  accessToken = grant.accessToken;
  return true;
}

async function refusal(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as { errors?: Refusal[] };
  const [error] = body.errors ?? [];
  return error ? problemOf(error) : new Problem("INTERNAL", "The server could not sign you in. Try again.");
}

export const session = {
  token: () => accessToken,

  async signIn(credentials: Credentials): Promise<void> {
    const response = await post("/auth/login", credentials);
    if (!response.ok) throw await refusal(response);
    const grant = (await response.json()) as Grant;
    accessToken = grant.accessToken;
  },

  /** Gets a new access token; false when the session is over. Calls at the same time share one request. */
  refresh(): Promise<boolean> {
    refreshing ??= inTurn(askForToken).finally(() => {
      refreshing = null;
    });
    return refreshing;
  },

  async signOut(): Promise<void> {
    await post("/auth/logout").catch(() => undefined);
    accessToken = null;
  },

  /** Forgets the token and tells the listeners, who send the user to the sign-in page. */
  end(): void {
    accessToken = null;
    for (const listener of endListeners) listener();
  },

  onEnd(listener: () => void): () => void {
    endListeners.add(listener);
    return () => endListeners.delete(listener);
  },
};
