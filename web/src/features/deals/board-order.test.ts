import { describe, expect, test } from "vitest";
import type { DealCardFragment } from "@/gql/graphql";
import { shiftTotals, sumByCurrency, withCard, withoutCard, type ColumnPage } from "./board-order";

const card = (id: string, given: Partial<DealCardFragment> = {}): DealCardFragment => ({
  id,
  title: id,
  value: { amount: 100, currency: "EUR" },
  stage: { id: "from" },
  expectedClose: null,
  updatedAt: "2026-01-01T00:00:00Z",
  company: null,
  owner: null,
  ...given,
});

const page = (cards: DealCardFragment[], totalCount: number, hasNextPage = false): ColumnPage => ({
  edges: cards.map((node) => ({ node })),
  pageInfo: { hasNextPage, endCursor: hasNextPage ? "next" : null },
  totalCount,
});

const ids = (pages: ColumnPage[]) => pages.map((each) => each.edges.map((edge) => edge.node.id));

describe("a column without a card", () => {
  test("loses it and counts one less on every page", () => {
    const pages = withoutCard([page([card("a"), card("b")], 3, true), page([card("c")], 3)], "b");
    expect(ids(pages)).toEqual([["a"], ["c"]]);
    expect(pages.map((each) => each.totalCount)).toEqual([2, 2]);
  });

  test("stays as it is when the card is not in it", () => {
    expect(withoutCard([page([card("a")], 1)], "x")[0]?.totalCount).toBe(1);
  });
});

describe("a column with a card", () => {
  test("has it where the order wants it", () => {
    const big = card("big", { value: { amount: 900, currency: "EUR" } });
    const small = card("small", { value: { amount: 10, currency: "EUR" } });
    const middle = card("middle", { value: { amount: 500, currency: "EUR" } });
    expect(ids(withCard([page([big], 2, true), page([small], 2)], middle, "value"))).toEqual([
      ["big"],
      ["middle", "small"],
    ]);
  });

  test("puts one without a date last", () => {
    const dated = card("dated", { expectedClose: "2026-05-01" });
    expect(ids(withCard([page([dated], 1)], card("undated"), "close"))).toEqual([["dated", "undated"]]);
  });

  test("only counts one that belongs behind what is loaded", () => {
    const big = card("big", { value: { amount: 900, currency: "EUR" } });
    const pages = withCard([page([big], 80, true)], card("small"), "value");
    expect(ids(pages)).toEqual([["big"]]);
    expect(pages[0]?.totalCount).toBe(81);
  });

  test("takes it in when it was empty", () => {
    expect(ids(withCard([page([], 0)], card("a"), "changed"))).toEqual([["a"]]);
  });
});

test("totals follow a card from stage to stage, in its currency", () => {
  const totals = [
    { stage: { id: "from" }, count: 2, value: { amount: 300, currency: "EUR" } },
    { stage: { id: "to" }, count: 1, value: { amount: 50, currency: "USD" } },
  ];
  expect(shiftTotals(totals, card("a"), "to")).toEqual([
    { stage: { id: "from" }, count: 1, value: { amount: 200, currency: "EUR" } },
    { stage: { id: "to" }, count: 1, value: { amount: 50, currency: "USD" } },
    { stage: { id: "to" }, count: 1, value: { amount: 100, currency: "EUR" } },
  ]);
});

test("amounts of different currencies are never added", () => {
  const dollars = card("b", { value: { amount: 5, currency: "USD" } });
  expect(sumByCurrency([card("a"), dollars, card("c")])).toEqual([
    { amount: 200, currency: "EUR" },
    { amount: 5, currency: "USD" },
  ]);
});
