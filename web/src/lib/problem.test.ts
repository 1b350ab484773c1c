import { expect, test } from "vitest";
import { asProblem, fieldMessages, Problem } from "./problem";

test("a duplicate address belongs to the e-mail field, also when the server names no field", () => {
  expect(fieldMessages(new Problem("DUPLICATE_EMAIL", "Taken."))).toEqual({ email: "Taken." });
});

test("a refusal keeps its fields", () => {
  const problem = new Problem("VALIDATION_ERROR", "Not valid.", { "address.city": "is too long" });
  expect(fieldMessages(problem)).toEqual({ "address.city": "is too long" });
});

test("whatever is caught becomes a problem", () => {
  expect(asProblem(new Error("boom")).message).toBe("boom");
  expect(asProblem("boom").code).toBe("INTERNAL");
});
