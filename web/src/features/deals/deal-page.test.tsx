import { expect, test } from "vitest";
import { renderApp, smallWorld } from "@/testing/render-app";

function openDeal() {
  const world = smallWorld();
  const deal = world.deals.find((candidate) => candidate.status === "OPEN");
  if (!deal) throw new Error("no deal is open");
  return { world, deal, path: `/deals/${deal.id}` };
}

test("a deal is lost with a reason, and can be opened again", async () => {
  const { world, deal, path } = openDeal();
  const { screen } = await renderApp(path, { world });

  await screen.getByRole("button", { name: "Lose" }).click();
  await screen.getByRole("button", { name: "Mark as lost" }).click();
  await expect.element(screen.getByText("Say why it was lost.")).toBeVisible();
  await screen.getByRole("combobox", { name: "Reason" }).fill("Too late");
  await screen.getByRole("button", { name: "Mark as lost" }).click();

  await expect.element(screen.getByText("Lost: Too late", { exact: true })).toBeVisible();
  await screen.getByRole("button", { name: "Reopen" }).click();
  await expect.element(screen.getByRole("button", { name: "Win" })).toBeVisible();
  expect(deal.status).toBe("OPEN");
});

test("pressing a stage moves the deal there", async () => {
  const { world, deal, path } = openDeal();
  const pipeline = world.pipelines.find(({ id }) => id === deal.pipelineId);
  const target = pipeline?.stages.find(({ id }) => id !== deal.stageId);
  const { screen } = await renderApp(path, { world });

  await screen.getByRole("button", { name: target?.name ?? "" }).click();

  await expect
    .element(screen.getByRole("button", { name: target?.name ?? "" }))
    .toHaveAttribute("aria-current", "step");
});
