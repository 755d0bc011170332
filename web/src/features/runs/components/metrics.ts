import type { MetricHistory } from '@/api/types'
import type { ChartSpec, Series } from '@/components/chart/spec'
import { higherIsBetter, metricName, number } from '@/components/format'

const part = /^(train|training|valid|validation|test|eval)[._/-]/

/** train.log_loss and valid.log_loss belong in one picture. */
export const groupOf = (key: string) => key.replace(part, '')
export const partOf = (key: string) => part.exec(key)?.[1] ?? ''

export const hasCourse = (history: MetricHistory) => history.points.length > 1

export function groupsOf(histories: MetricHistory[]): [group: string, members: MetricHistory[]][] {
  const groups = new Map<string, MetricHistory[]>()
  for (const history of histories.filter(hasCourse)) groups.set(groupOf(history.key), [...(groups.get(groupOf(history.key)) ?? []), history])
  return [...groups]
}

export const seriesOf = (history: MetricHistory, name: string): Series => ({
  name,
  dots: false,
  points: history.points.map((p) => ({ x: p.step, y: p.value })),
})

export const courseSpec = (group: string, series: Series[]): ChartSpec => ({
  x: { name: 'Round', kind: 'number', format: (n) => number(n) },
  y: { name: `${metricName(group)}, ${higherIsBetter(group) ? 'higher' : 'lower'} is better`, kind: 'number', format: (n) => number(n, 4) },
  series,
})
