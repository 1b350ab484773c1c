import { expect, test } from "vitest";
import { fakeId } from "@/testing/world";
import { renderApp } from "@/testing/render-app";

const rose = `/contacts/${fakeId("c", 1)}`;

test("an edit sends what was changed and no more, and the page shows it", async () => {
  const { screen, server } = await renderApp(rose);

  await screen.getByRole("button", { name: "Edit" }).click();
  await screen.getByLabelText("Job title").fill("Chief of Everything");
  await screen.getByRole("button", { name: "Save changes" }).click();

  await expect.element(screen.getByRole("dialog")).not.toBeInTheDocument();
  await expect.element(screen.getByText("Chief of Everything", { exact: true })).toBeVisible();
  const sent = server.requests.find(({ body }) => body.query.includes("mutation UpdateContact"));
  expect(sent?.body.variables).toEqual({
    input: {
      id: fakeId("c", 1),
      jobTitle: "Chief of Everything",
      baseRevision: 0,
      commandId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    },
  });
});

test("what somebody else changed meanwhile is shown at its field, and a second save overwrites it", async () => {
  const { screen, world } = await renderApp(rose);
  const contact = world.contacts.find(({ id }) => id === fakeId("c", 1));

  await screen.getByRole("button", { name: "Edit" }).click();
  await screen.getByLabelText("Job title").fill("Purchaser");
  Object.assign(contact ?? {}, { jobTitle: "Head of Buying", revision: 1 });
  await screen.getByRole("button", { name: "Save changes" }).click();

  await expect
    .element(
      screen.getByText("Meanwhile somebody changed this to “Head of Buying”. Save again to overwrite it."),
    )
    .toBeVisible();
  await expect.element(screen.getByLabelText("Job title")).toHaveValue("Purchaser");

  await screen.getByRole("button", { name: "Save changes" }).click();
  await expect.element(screen.getByRole("dialog")).not.toBeInTheDocument();
  expect(contact?.jobTitle).toBe("Purchaser");
});

test("queries after a command ask for the position that it wrote", async () => {
  const { screen, server, world } = await renderApp(rose);

  await screen.getByRole("button", { name: "Edit" }).click();
  await screen.getByLabelText("Job title").fill("Purchaser");
  await screen.getByRole("button", { name: "Save changes" }).click();
  await expect.element(screen.getByRole("dialog")).not.toBeInTheDocument();

  const last = server.requests.findLast(({ body }) => body.query.includes("query Contact("));
  expect(last?.headers.get("X-Daybook-After")).toBe(String(world.position));
});

test("a duplicate address is shown at its field and the form stays", async () => {
  const { screen, world } = await renderApp(rose);
  const taken = world.contacts[1]?.email.toUpperCase() ?? "";

  await screen.getByRole("button", { name: "Edit" }).click();
  await screen.getByLabelText("E-mail").fill(taken);
  await screen.getByRole("button", { name: "Save changes" }).click();

  await expect.element(screen.getByText("Another contact has this e-mail address.")).toBeVisible();
  await expect.element(screen.getByLabelText("E-mail")).toHaveAttribute("aria-invalid", "true");
});

test("to erase asks for a reason and for a word, and then the person is gone", async () => {
  const { screen } = await renderApp(rose);

  await screen.getByRole("button", { name: "More actions" }).click();
  await screen.getByRole("menuitem", { name: "Erase the person" }).click();
  await screen.getByRole("button", { name: "Erase for ever" }).click();
  await expect.element(screen.getByText("Say why, without naming the person.")).toBeVisible();

  await screen.getByLabelText("Reason").fill("Request by letter");
  await screen.getByLabelText(/Type "erase"/).fill("erase");
  await screen.getByRole("button", { name: "Erase for ever" }).click();

  await expect.element(screen.getByRole("heading", { name: "Erased person" })).toBeVisible();
});
