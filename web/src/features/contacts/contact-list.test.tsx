import { expect, test } from "vitest";
import { renderApp } from "@/testing/render-app";

test("the search narrows the list and stands in the address", async () => {
  const { screen, history } = await renderApp("/contacts");

  await screen.getByRole("searchbox", { name: "Search contacts" }).fill("rose.gonzalez");

  await expect.element(screen.getByRole("link", { name: "Sean Forbes" })).not.toBeInTheDocument();
  await expect.element(screen.getByRole("link", { name: "Rose Gonzalez" })).toBeVisible();
  expect(history.location.search).toContain("search=rose.gonzalez");
});

test("the address says which page it is, and the way back", async () => {
  const { screen, history } = await renderApp("/contacts");

  await expect.element(screen.getByText("1 to 50 of 70")).toBeVisible();
  await screen.getByRole("button", { name: "Next" }).click();
  await expect.element(screen.getByText("51 to 70 of 70")).toBeVisible();
  expect(history.location.search).toContain("trail");

  await screen.getByRole("button", { name: "Previous" }).click();
  await expect.element(screen.getByText("1 to 50 of 70")).toBeVisible();
  expect(history.location.search).not.toContain("trail");
});

test("a column header sorts, and says so", async () => {
  const { screen, history } = await renderApp("/contacts");

  await screen.getByRole("button", { name: "Name", exact: true }).click();

  await expect
    .element(screen.getByRole("columnheader", { name: "Name" }))
    .toHaveAttribute("aria-sort", "descending");
  expect(history.location.search).toContain("direction=DESC");
});

test("nothing found is said", async () => {
  const { screen } = await renderApp("/contacts?search=nobody-of-this-name");
  await expect.element(screen.getByRole("heading", { name: "No contact found" })).toBeVisible();
});

test("who follows a link right after typing is not pulled back by the search", async () => {
  const { screen, history } = await renderApp("/contacts");

  await screen.getByRole("searchbox", { name: "Search contacts" }).fill("Achterberg"); // the link stays, however late the click
  await screen.getByRole("link", { name: "Daniela Achterberg" }).click();

  await expect.element(screen.getByRole("heading", { name: "Daniela Achterberg" })).toBeVisible();
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(history.location.pathname).toMatch(/^\/contacts\/.+/);
});
