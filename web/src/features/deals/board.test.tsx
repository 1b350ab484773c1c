import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { renderApp, smallWorld } from "@/testing/render-app";
import type { World } from "@/testing/world";

function firstCard(world: World) {
  const stage = world.pipelines[0]?.stages[0];
  const [card] = world.deals
    .filter((deal) => deal.stageId === stage?.id && deal.status === "OPEN")
    .sort((left, right) => right.updatedAt.localeCompare(left.updatedAt));
  if (!card) throw new Error("the first column is empty");
  card.title = "The carried deal";
  return card;
}

test("a deal goes to the next stage with the keyboard alone", async () => {
  const world = smallWorld();
  const card = firstCard(world);
  const { screen } = await renderApp("/deals", { world });

  const handle = screen.getByRole("button", { name: "Move The carried deal" });
  await expect.element(handle).toBeInTheDocument();
  (handle.element() as HTMLElement).focus();
  await userEvent.keyboard("[Space]");
  await expect.element(screen.getByText("Over Qualification.")).toBeInTheDocument();
  await userEvent.keyboard("[ArrowRight]");
  await expect.element(screen.getByText("Over Discovery.")).toBeInTheDocument();
  await userEvent.keyboard("[Space]");

  const column = screen.getByRole("list", { name: "Deals in Discovery" });
  await expect.element(column.getByRole("link", { name: "The carried deal" })).toBeVisible();
  await expect.poll(() => card.stageId).toBe(world.pipelines[0]?.stages[1]?.id);
});

test("a move that the server refuses is taken back and said", async () => {
  const world = smallWorld();
  const card = firstCard(world);
  const { screen } = await renderApp("/deals", { world });

  const handle = screen.getByRole("button", { name: "Move The carried deal" });
  await expect.element(handle).toBeInTheDocument();
  // Somebody else closes it in the meantime.
  card.status = "WON";
  (handle.element() as HTMLElement).focus();
  await userEvent.keyboard("[Space]");
  await expect.element(screen.getByText("Over Qualification.")).toBeInTheDocument();
  await userEvent.keyboard("[ArrowRight]");
  await expect.element(screen.getByText("Over Discovery.")).toBeInTheDocument();
  await userEvent.keyboard("[Space]");

  await expect.element(screen.getByText("This deal is closed; open it again first.")).toBeVisible();
  expect(card.stageId).toBe(world.pipelines[0]?.stages[0]?.id);
});
