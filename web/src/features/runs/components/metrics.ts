import type { MetricHistory } from '@/api/types'
import type { ChartSpec, Series } from '@/components/chart/spec'
import { higherIsBetter, metricBase, metricName, number } from '@/components/format'

/** A step's first value; what is written again later, such as a final summary, is no part of the course. */
function courseOf(history: MetricHistory): MetricHistory['points'] {
  const first = new Map<number, MetricHistory['points'][number]>()
  for (const point of history.points) if (!first.has(point.step)) first.set(point.step, point)
  return [...first.values()].sort((a, b) => a.step - b.step)
}

const hasCourse = (history: MetricHistory) => courseOf(history).length > 2

/** train_log_loss and validation_log_loss belong in one picture. */
export function groupsOf(histories: MetricHistory[]): [group: string, members: MetricHistory[]][] {
  const groups = new Map<string, MetricHistory[]>()
  for (const history of histories.filter(hasCourse)) groups.set(metricBase(history.key), [...(groups.get(metricBase(history.key)) ?? []), history])
  return [...groups]
}

export const seriesOf = (history: MetricHistory, name: string): Series => ({
  name,
  dots: false,
  points: courseOf(history).map((p) => ({ x: p.step, y: p.value })),
})

export const courseSpec = (group: string, series: Series[]): ChartSpec => ({
  x: { name: 'Round', kind: 'number', format: (n) => number(n) },
  y: { name: `${metricName(group)}, ${higherIsBetter(group) ? 'higher' : 'lower'} is better`, kind: 'number', format: (n) => number(n, 4) },
  series,
})
