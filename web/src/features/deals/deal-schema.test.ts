import { expect, test } from "vitest";
import { createInput, newDeal, updateInput } from "./deal-schema";

test("amounts are sent in the minor units of their currency", () => {
  const yen = newDeal({ title: "A", pipelineId: "p", amount: 1500, currency: "JPY" });
  expect(createInput(yen).value).toEqual({ amount: 1500, currency: "JPY" });
  const euro = newDeal({ title: "A", pipelineId: "p", amount: 19.99, currency: "EUR" });
  expect(createInput(euro).value).toEqual({ amount: 1999, currency: "EUR" });
});

test("a new deal leaves out what is empty", () => {
  expect(createInput(newDeal({ title: "A", pipelineId: "p" }))).toEqual({
    title: "A",
    pipelineId: "p",
    contactIds: [],
  });
});

test("an update says what was changed: an empty date is null, an empty link is an empty text", () => {
  const before = newDeal({ title: "A", expectedClose: "2026-05-01", companyId: "c" });
  const after = { ...before, expectedClose: "", companyId: "" };
  expect(updateInput("d", before, after)).toEqual({ id: "d", expectedClose: null, companyId: "" });
});

test("a changed currency sends the amount with it", () => {
  const before = newDeal({ amount: 10, currency: "EUR" });
  expect(updateInput("d", before, { ...before, currency: "USD" }).value).toEqual({
    amount: 1000,
    currency: "USD",
  });
});
