import type { Drawing } from "@/ui/chart";
import type { WinRate } from "./report-queries";

/** A bar for each owner: what was won, and behind it what was lost. */
export function winChart(rates: readonly WinRate[]): Drawing {
  const bar = { type: "bar" as const, stack: "closed", barMaxWidth: 18 };
  return (colors) => ({
    grid: {
      left: 8,
      right: 24,
      top: 36,
      bottom: 4,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    legend: { top: 4, left: 8, itemWidth: 12, itemHeight: 12, textStyle: { color: colors.inkSoft } },
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
    xAxis: {
      type: "value",
      minInterval: 1,
      splitLine: { lineStyle: { color: colors.lineSoft } },
      axisLabel: { color: colors.inkSoft },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: rates.map(({ owner }) => owner?.name ?? "No owner"),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: colors.ink, width: 130, overflow: "truncate" },
    },
    series: [
      { ...bar, name: "Won", itemStyle: { color: colors.accent }, data: rates.map((row) => row.won) },
      { ...bar, name: "Lost", itemStyle: { color: colors.bad }, data: rates.map((row) => row.lost) },
    ],
  });
}
