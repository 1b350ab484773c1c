import { expect, test } from "vitest";
import { periodOf } from "./periods";

const now = new Date(2026, 4, 20);

test("a range is known as the period that it is", () => {
  expect(periodOf({}, now)).toBe("all");
  expect(periodOf({ from: "2026-04-20" }, now)).toBe("month");
  expect(periodOf({ from: "2026-01-01", to: "2026-02-01" }, now)).toBe("");
});
