import { describe, expect, test } from "vitest";
import { daysFrom, formatDue, formatMoney, minorUnits, today } from "./format";

describe("money", () => {
  test("minor units depend on the currency", () => {
    expect([minorUnits("EUR"), minorUnits("JPY"), minorUnits("KWD")]).toEqual([100, 1, 1000]);
  });

  test("cents show when there are any", () => {
    expect(formatMoney({ amount: 123_400, currency: "EUR" })).toMatch(/1.?234(?![.,]00)/);
    expect(formatMoney({ amount: 123_456, currency: "EUR" })).toMatch(/1.?234[.,]56/);
  });

  test("a code that is none does not break the screen", () => {
    expect(formatMoney({ amount: 1000, currency: "??" })).toBe("10");
  });
});

describe("days", () => {
  const late = new Date(2026, 11, 31, 23, 59);

  test("today is the day where the user is", () => {
    expect(today(late)).toBe("2026-12-31");
    expect(daysFrom(late, 1)).toBe("2027-01-01");
  });

  test("a near day is said by its distance, a far one by its date", () => {
    expect(formatDue("2026-12-31", late)).toBe("today");
    expect(formatDue("2027-01-03", late)).toBe("in 3 days");
    expect(formatDue("2027-03-01", late)).toContain("2027");
  });
});
