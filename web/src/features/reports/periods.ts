import { daysFrom } from "@/lib/format";
import type { ReportSearch } from "./report-search";

type Range = { from: string | undefined; to: string | undefined };
type Period = { value: string; label: string; range: (now?: Date) => Range };

const last =
  (days: number) =>
  (now = new Date()) => ({ from: daysFrom(now, -days), to: undefined });

export const periods: readonly Period[] = [
  { value: "all", label: "All time", range: () => ({ from: undefined, to: undefined }) },
  { value: "year", label: "12 months", range: last(365) },
  { value: "quarter", label: "90 days", range: last(90) },
  { value: "month", label: "30 days", range: last(30) },
];

/** Which of the periods the address says; empty for days picked by hand. */
export function periodOf({ from, to }: ReportSearch, now = new Date()): string {
  const found = periods.find(({ range }) => range(now).from === from && range(now).to === to);
  return found?.value ?? "";
}
