import { expect, test } from "vitest";
import type { StageTotal } from "./report-queries";
import { currenciesOf, grandTotal, rowsIn } from "./stage-totals";

const total = (name: string, count: number, amount: number, currency: string): StageTotal => ({
  stage: { id: name, name, probability: 50 },
  count,
  value: { amount, currency },
  weighted: { amount: amount / 2, currency },
});

const totals = [total("One", 2, 200, "EUR"), total("One", 1, 900, "USD"), total("Two", 0, 0, "EUR")];

test("the currency of most deals comes first, one without deals not at all", () => {
  expect(currenciesOf(totals)).toEqual(["EUR", "USD"]);
  expect(currenciesOf([total("One", 0, 0, "EUR")])).toEqual(["EUR"]);
});

test("every stage has a row in the currency that is shown", () => {
  expect(rowsIn(totals, "USD").map((row) => [row.stage.name, row.count, row.value.amount])).toEqual([
    ["One", 1, 900],
    ["Two", 0, 0],
  ]);
});

test("the rows add up", () => {
  expect(grandTotal(rowsIn(totals, "EUR"))).toEqual({ count: 2, value: 200, weighted: 100 });
});
