import { expect, test } from "vitest";
import { renderApp } from "@/testing/render-app";

test("a demo says how to sign in, and the sign-in leads back to where one wanted to go", async () => {
  const { screen, history } = await renderApp("/tasks", { signedIn: false });

  await expect.element(screen.getByText("ana@example.com")).toBeVisible();
  await expect.element(screen.getByLabelText("E-mail")).toHaveValue("ana@example.com");
  await screen.getByRole("button", { name: "Sign in" }).click();

  await expect.element(screen.getByRole("heading", { name: "Tasks" })).toBeVisible();
  expect(history.location.pathname).toBe("/tasks");
});

test("a wrong password is said and changes nothing", async () => {
  const { screen } = await renderApp("/login", { signedIn: false });

  await screen.getByRole("textbox", { name: "Password" }).fill("wrong");
  await screen.getByRole("button", { name: "Sign in" }).click();

  await expect.element(screen.getByRole("alert")).toHaveTextContent("E-mail or password is not right.");
});

test("an access token that ran out is replaced without a word", async () => {
  const { screen, server } = await renderApp("/contacts");
  await expect.element(screen.getByRole("table", { name: "Contacts" })).toBeVisible();

  server.expireTokens();
  await screen.getByRole("searchbox", { name: "Search contacts" }).fill("Gonzalez");

  await expect.element(screen.getByRole("link", { name: "Rose Gonzalez" })).toBeVisible();
  await expect.element(screen.getByRole("link", { name: "Sean Forbes" })).not.toBeInTheDocument();
});

test("a session that is over leads to the sign-in and back", async () => {
  const { screen, server, history } = await renderApp("/contacts");
  await expect.element(screen.getByRole("table", { name: "Contacts" })).toBeVisible();

  server.endSession();
  history.push("/companies");

  await expect.element(screen.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await screen.getByRole("button", { name: "Sign in" }).click();
  await expect.element(screen.getByRole("navigation", { name: "Sections" })).toBeVisible();
  expect(history.location.pathname).toBe("/companies");
});

test("signing out ends the session", async () => {
  const { screen } = await renderApp("/contacts");

  await screen.getByRole("button", { name: /Signed in as Ana/ }).click();
  await screen.getByRole("menuitem", { name: "Sign out" }).click();

  await expect.element(screen.getByRole("heading", { name: "Sign in" })).toBeVisible();
});
