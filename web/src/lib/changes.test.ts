import { expect, test } from "vitest";
import { changes } from "./changes";

test("only the fields that differ are said, parts included", () => {
  const before = { name: "A", phone: "1", address: { city: "Lyon" } };
  expect(changes(before, { ...before, address: { city: "Porto" } })).toEqual({ address: { city: "Porto" } });
  expect(changes(before, structuredClone(before))).toEqual({});
});
