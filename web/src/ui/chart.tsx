import { useComputedColorScheme } from "@mantine/core";
import { BarChart, type BarSeriesOption } from "echarts/charts";
import {
  GridComponent,
  LegendComponent,
  TooltipComponent,
  type GridComponentOption,
  type LegendComponentOption,
  type TooltipComponentOption,
} from "echarts/components";
import { init, use, type ComposeOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { readChartColors, type ChartColors } from "./chart-colors";

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export type ChartOption = ComposeOption<
  BarSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;
export type { ChartColors };

type ChartProps = { label: string; height: number; option: (colors: ChartColors) => ChartOption };

/** The one place that knows ECharts. A chart is a picture: its numbers belong into a table beside it. */
export function Chart({ label, height, option }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init>>(undefined);
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });

  useEffect(() => {
    if (!box.current) return;
    const drawn = init(box.current, null, { renderer: "svg" });
    chart.current = drawn;
    const resizing = new ResizeObserver(() => drawn.resize());
    resizing.observe(box.current);
    return () => {
      resizing.disconnect();
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    const colors = readChartColors();
    chart.current?.setOption(
      {
        animationDuration: 250,
        textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
        ...option(colors),
      },
      { notMerge: true },
    );
  }, [option, scheme]);

  return <div ref={box} role="img" aria-label={label} style={{ height, minWidth: 0 }} />;
}
