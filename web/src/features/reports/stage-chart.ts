import { formatMoneyRounded, formatMoneyShort, formatNumber } from "@/lib/format";
import type { Drawing } from "@/ui/chart";
import type { StageTotal } from "./report-queries";

/** Two bars in one place for each stage: all it holds, and before it what that is worth by the odds. */
export function stageChart(rows: readonly StageTotal[], currency: string): Drawing {
  const money = (amount: unknown) => formatMoneyRounded({ amount: Number(amount), currency });
  return (colors, width) => ({
    grid: {
      left: 8,
      right: 16,
      top: 40,
      bottom: 8,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    legend: { top: 4, left: 8, itemWidth: 12, itemHeight: 12, textStyle: { color: colors.inkSoft } },
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, valueFormatter: money },
    xAxis: {
      type: "category",
      data: rows.map((row) => row.stage.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colors.line } },
      axisLabel: { color: colors.inkSoft, interval: 0, rotate: width / rows.length < 84 ? 32 : 0 },
    },
    yAxis: {
      type: "value",
      splitNumber: 4,
      splitLine: { lineStyle: { color: colors.lineSoft } },
      axisLabel: {
        color: colors.inkSoft,
        formatter: (amount: number) => formatMoneyShort({ amount, currency }),
      },
    },
    series: [
      {
        name: "Value",
        type: "bar",
        barMaxWidth: 56,
        itemStyle: { color: colors.accentLight, borderRadius: [4, 4, 0, 0] },
        label: {
          show: true,
          position: "top",
          color: colors.inkSoft,
          formatter: ({ dataIndex }) => formatNumber(rows[dataIndex]?.count ?? 0),
        },
        data: rows.map((row) => row.value.amount),
      },
      {
        name: "Weighted by probability",
        type: "bar",
        barMaxWidth: 56,
        barGap: "-100%",
        itemStyle: { color: colors.accent, borderRadius: [4, 4, 0, 0] },
        data: rows.map((row) => row.weighted.amount),
      },
    ],
  });
}
