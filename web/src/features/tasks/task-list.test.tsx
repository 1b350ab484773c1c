import { expect, test } from "vitest";
import { renderApp } from "@/testing/render-app";

test("a tick completes a task, which then leaves the open ones", async () => {
  const { screen, world } = await renderApp("/tasks");
  const tick = screen.getByRole("checkbox").first();
  await expect.element(tick).toBeVisible();
  const open = () => world.tasks.filter((task) => task.completedAt === null).length;
  const before = open();

  await tick.click();

  await expect.poll(open).toBe(before - 1);
  await expect.element(screen.getByText(String(before - 1), { exact: true }).first()).toBeVisible();
});

test("a new task without a title is not sent", async () => {
  const { screen, server } = await renderApp("/tasks");

  await screen.getByRole("button", { name: "New task" }).click();
  await screen.getByRole("button", { name: "Create task" }).click();

  await expect.element(screen.getByText("Say what is to be done.")).toBeVisible();
  expect(server.requests.some(({ body }) => body.query.includes("createTask"))).toBe(false);
});
