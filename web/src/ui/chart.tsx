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
import { init, use as register, type ComposeOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { readChartColors, type ChartColors } from "./chart-colors";

register([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

type ChartOption = ComposeOption<
  BarSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

/** Gives the option for the theme's colours and the width there is. Keep it the same while its data is. */
export type Drawing = (colors: ChartColors, width: number) => ChartOption;
type ChartProps = { label: string; height: number; drawing: Drawing };

/** The one place that knows ECharts. A chart is a picture: its numbers belong into a table beside it. */
export function Chart({ label, height, drawing }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });

  useEffect(() => {
    if (!box.current) return;
    const element = box.current;
    const chart = init(element, null, { renderer: "svg" });
    const draw = () => {
      chart.resize();
      const textStyle = { fontFamily: getComputedStyle(element).fontFamily };
      chart.setOption({ animation: false, textStyle, ...drawing(readChartColors(), element.clientWidth) });
    };
    // It reports once at the start, which is the first drawing.
    const resizing = new ResizeObserver(draw);
    resizing.observe(element);
    return () => {
      resizing.disconnect();
      chart.dispose();
    };
  }, [drawing, scheme]);

  return <div ref={box} role="img" aria-label={label} style={{ height, minWidth: 0 }} />;
}
