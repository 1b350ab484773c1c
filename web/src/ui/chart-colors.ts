const names = {
  ink: "--ink",
  inkSoft: "--ink-soft",
  line: "--line",
  lineSoft: "--line-soft",
  panel: "--panel",
  accent: "--chart-main",
  accentLight: "--chart-light",
  bad: "--chart-bad",
} as const;

export type ChartColors = Record<keyof typeof names, string>;

/** The colours of the theme as they are now: a chart cannot read CSS variables by itself. */
export function readChartColors(): ChartColors {
  const style = getComputedStyle(document.documentElement);
  const entries = Object.entries(names).map(([name, variable]) => [
    name,
    style.getPropertyValue(variable).trim(),
  ]);
  return Object.fromEntries(entries) as ChartColors;
}
