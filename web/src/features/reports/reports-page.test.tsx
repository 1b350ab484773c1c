import { expect, test } from "vitest";
import { renderApp } from "@/testing/render-app";

test("the numbers of the chart stand in a table beside it", async () => {
  const { screen } = await renderApp("/reports?currency=EUR");

  const table = screen.getByRole("table", { name: "Open deals by stage" });
  await expect.element(table.getByRole("row", { name: /^Qualification 10%/ })).toBeVisible();
  await expect.element(screen.getByRole("img", { name: /Value of the open deals/ })).toBeVisible();
});

test("a period stands in the address", async () => {
  const { screen, history } = await renderApp("/reports");

  await screen.getByText("30 days").click();

  await expect.poll(() => history.location.search).toContain("from=");
});
