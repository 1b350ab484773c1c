import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Signs in as the user of $DAYBOOK_EMAIL; without it as the demo's, whose sign-in the page fills in. */
export async function signIn(page: Page): Promise<void> {
  await page.goto("/login");
  const { DAYBOOK_EMAIL: email, DAYBOOK_PASSWORD: password } = process.env;
  if (email && password) {
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("textbox", { name: "Password" }).fill(password);
  }
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Contacts", level: 1 })).toBeVisible();
}

/** Fails, but goes on, when the screen, as it is now, has anything that axe objects to. */
export async function expectAccessible(page: Page): Promise<void> {
  // A fading screen has contrasts that nobody reads.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== "running"),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(" ")}`,
  );
  expect.soft(found).toEqual([]);
}
