import type { BarSeriesOption, CustomSeriesOption, LineSeriesOption } from 'echarts/charts'
import type { EChartsCoreOption } from 'echarts/core'
import { brief, day, number } from '../format'
import { intervalsOf } from './intervals'
import { dashOf, type Palette, symbolOf } from './palette'
import type { Axis, ChartSpec, Mark, Series } from './spec'
import { tooltipOf } from './tooltip'

const textOf = (axis: Axis): ((n: number) => string) => axis.format ?? (axis.kind === 'time' ? day : (n) => (Math.abs(n) >= 10_000 ? brief(n) : number(n)))

export const nameOf = (axis: Axis) => (axis.unit ? `${axis.name}, ${axis.unit}` : axis.name)

interface Range {
  min: number
  max: number
}

function axisOption(axis: Axis, palette: Palette, vertical: boolean, categories: string[]) {
  const text = textOf(axis)
  return {
    type: axis.kind === 'number' ? 'value' : axis.kind,
    ...(vertical ? {} : { name: nameOf(axis), nameLocation: 'middle', nameGap: 27, nameTextStyle: { color: palette.ink3, fontSize: 11.5 } }),
    scale: !axis.zero,
    min: axis.min ?? (axis.zero ? 0 : axis.kind === 'time' ? ({ min, max }: Range) => min - (max - min) * 0.012 : undefined),
    max: axis.max ?? (vertical || axis.kind === 'category' ? undefined : axis.kind === 'number' ? 'dataMax' : ({ min, max }: Range) => max + (max - min) * 0.012),
    ...(axis.kind === 'category' ? { data: categories } : {}),
    axisLine: { show: !vertical, lineStyle: { color: palette.line } },
    axisTick: { show: false },
    splitLine: { show: vertical, lineStyle: { color: palette.grid } },
    splitNumber: 5,
    axisLabel: {
      color: palette.ink3,
      fontSize: 11,
      hideOverlap: true,
      ...(axis.kind === 'category' ? {} : { formatter: (value: number) => text(value) }),
    },
  }
}

function markLine(marks: Mark[], palette: Palette) {
  const colour = (mark: Mark) => (mark.colour !== undefined ? palette.series[mark.colour % palette.series.length] : mark.tone === 'fail' ? palette.fail : mark.tone === 'warn' ? palette.warn : palette.ink3)
  return {
    silent: true,
    precision: 8,
    symbol: 'none',
    animation: false,
    data: marks.map((mark) => ({
      ...(mark.y !== undefined ? { yAxis: mark.y } : { xAxis: mark.x }),
      lineStyle: { color: colour(mark), type: [5, 4], width: 1.2 },
      label: { formatter: mark.label, color: colour(mark), fontSize: 11, position: mark.early ? 'insideStartTop' : 'insideEndTop' },
    })),
  }
}

type Drawn = BarSeriesOption | LineSeriesOption | CustomSeriesOption

function seriesOption(series: Series, i: number, palette: Palette, marks: unknown): Drawn[] {
  const at = series.colour ?? i
  const colour = series.reference ? palette.ink3 : (palette.series[at % palette.series.length] ?? palette.ink)
  const data = series.points.map((p) => [p.x, p.y ?? '-'])
  const shared = { name: series.name, data, itemStyle: { color: colour }, ...(marks ? { markLine: marks } : {}), animation: false }
  if (series.kind === 'bar')
    return [{ ...shared, type: 'bar', barMaxWidth: 42, barGap: '8%', itemStyle: { color: colour, opacity: series.reference ? 0.45 : 0.9, borderRadius: [2, 2, 0, 0] } } as Drawn]
  const few = series.dots ?? series.points.length <= 40
  const interval = intervalsOf(series, colour)
  const lineSeries = {
    ...shared,
    type: 'line',
    showSymbol: few,
    symbol: symbolOf(at),
    symbolSize: series.reference ? 0 : 6,
    step: series.kind === 'step' ? 'end' : undefined,
    lineStyle: { color: colour, width: series.reference ? 1.5 : 2, type: series.reference ? [5, 4] : dashOf(at) },
    connectNulls: false,
  } as Drawn
  return interval ? [interval, lineSeries] : [lineSeries]
}

export const coloursOf = (spec: ChartSpec, palette: Palette) =>
  spec.series.map((s, i) => (s.reference ? palette.ink3 : (palette.series[(s.colour ?? i) % palette.series.length] ?? palette.ink)))

/** One theme for every chart of the page. */
export function optionOf(spec: ChartSpec, palette: Palette): EChartsCoreOption {
  const categories = [...new Set(spec.series.flatMap((s) => s.points.map((p) => String(p.x))))]
  const colours = coloursOf(spec, palette)
  const texts = { x: textOf(spec.x), y: (n: number) => (spec.y.format ?? number)(n) }
  const marks = spec.marks?.length ? markLine(spec.marks, palette) : undefined
  return {
    animation: false,
    textStyle: { fontFamily: palette.font },
    grid: { left: 4, right: 18, top: 12, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'all' },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: palette.raised,
      borderColor: palette.line,
      padding: 0,
      extraCssText: 'box-shadow: var(--float); border-radius: 8px;',
      axisPointer: { type: spec.series.every((s) => s.kind === 'bar') ? 'shadow' : 'line', lineStyle: { color: palette.line }, shadowStyle: { opacity: 0.08 } },
      formatter: (raw: unknown) => {
        const first = (Array.isArray(raw) ? raw[0] : raw) as { value?: unknown[]; axisValue?: string } | undefined
        const x = spec.x.kind === 'category' ? first?.axisValue : first?.value?.[0]
        return tooltipOf(spec, x as number | string, colours, texts)
      },
    },
    xAxis: axisOption(spec.x, palette, false, categories),
    yAxis: axisOption(spec.y, palette, true, categories),
    series: spec.series.flatMap((s, i) => seriesOption(s, i, palette, i === 0 ? marks : undefined)),
  }
}
