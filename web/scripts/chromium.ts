import { existsSync } from "node:fs";

/**
 * Where Chromium is: $CHROMIUM, else the system's, else undefined, which lets
 * Playwright use its own download.
 */
export function chromiumPath(): string | undefined {
  const candidates = [process.env.CHROMIUM, "/usr/bin/chromium"];
  return candidates.find((path) => path !== undefined && existsSync(path));
}
