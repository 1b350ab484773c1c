import { expect, test } from "@playwright/test";
import { expectAccessible, signIn } from "./named-user.ts";

const lists = [
  { path: "/contacts", heading: "Contacts" },
  { path: "/companies", heading: "Companies" },
  { path: "/deals", heading: "Deals" },
  { path: "/deals/list", heading: "Deals" },
  { path: "/tasks", heading: "Tasks" },
  { path: "/reports", heading: "Reports" },
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [
    { width: 1360, height: 860 },
    { width: 390, height: 844 },
  ]) {
    test(`every screen is accessible, ${colorScheme}, ${viewport.width} wide`, async ({
      browser,
      baseURL,
    }) => {
      const context = await browser.newContext({ colorScheme, viewport, ...(baseURL && { baseURL }) });
      const page = await context.newPage();
      const complaints: string[] = [];
      await page.exposeFunction("complain", (text: string) => complaints.push(text));
      await page.addInitScript(() => {
        document.addEventListener(
          "securitypolicyviolation",
          ({ violatedDirective, blockedURI, sourceFile }) => {
            (window as unknown as { complain: (text: string) => void }).complain(
              `${violatedDirective} ${blockedURI} ${sourceFile}`,
            );
          },
        );
      });

      await page.goto("/login");
      await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
      await expectAccessible(page);
      await signIn(page);

      for (const { path, heading } of lists) {
        await test.step(path, async () => {
          await page.goto(path);
          await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
          await expectAccessible(page);
        });
      }

      for (const path of ["/contacts", "/companies", "/deals/list"]) {
        await test.step(`a record of ${path}`, async () => {
          await page.goto(path);
          await page.locator("tbody a").first().click();
          await expect(page.getByRole("heading", { name: "Timeline" })).toBeVisible();
          await expectAccessible(page);
        });
      }

      for (const [path, button] of [
        ["/contacts", "New contact"],
        ["/companies", "New company"],
        ["/deals", "New deal"],
        ["/tasks", "New task"],
      ] as const) {
        await test.step(button, async () => {
          await page.goto(path);
          await page.getByRole("button", { name: button }).click();
          await expect(page.getByRole("dialog")).toBeVisible();
          await expectAccessible(page);
        });
      }

      await test.step("what is not there", async () => {
        await page.goto("/contacts/00000000-0000-7000-8000-000000000000");
        await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
        await expectAccessible(page);
      });
      expect(complaints).toEqual([]);
      await context.close();
    });
  }
}
