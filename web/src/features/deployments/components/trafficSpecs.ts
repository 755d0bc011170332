import type { TrafficPoint } from '@/api/types'
import type { ChartSpec, Series } from '@/components/chart/spec'
import { millis, number } from '@/components/format'

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const clock = (n: number) => time.format(new Date(n))

/** Milliseconds from one point to the next: the shortest step that occurs. */
function stepOf(points: TrafficPoint[]): number {
  const times = [...new Set(points.map((p) => Date.parse(p.at)))].sort((a, b) => a - b)
  const steps = times.slice(1).map((t, i) => t - (times[i] ?? t))
  return steps.length > 0 ? Math.min(...steps) : 60_000
}

const versionsOf = (points: TrafficPoint[]) => [...new Set(points.map((p) => p.version))].sort((a, b) => a - b)
const of = (points: TrafficPoint[], version: number, value: (p: TrafficPoint) => number | null): Series['points'] =>
  points.filter((p) => p.version === version).map((p) => ({ x: Date.parse(p.at), y: value(p) }))

const x = { name: 'Time', kind: 'time', format: clock } as const

export function rateSpec(points: TrafficPoint[]): ChartSpec {
  const seconds = stepOf(points) / 1000
  return {
    x,
    y: { name: 'Requests', unit: '1/s', kind: 'number', zero: true, format: (n) => number(n) },
    series: versionsOf(points).map((v) => ({ name: `version ${v}`, dots: false, points: of(points, v, (p) => Math.round((p.requests / seconds) * 10) / 10) })),
  }
}

export function latencySpec(points: TrafficPoint[]): ChartSpec {
  const versions = versionsOf(points)
  return {
    x,
    y: { name: 'Latency in the server', kind: 'number', zero: true, format: millis },
    series: versions.flatMap((v, i): Series[] => [
      { name: versions.length > 1 ? `v${v} p50` : 'p50', colour: i * 2, dots: false, points: of(points, v, (p) => p.p50) },
      { name: versions.length > 1 ? `v${v} p99` : 'p99', colour: i * 2 + 1, dots: false, points: of(points, v, (p) => p.p99) },
    ]),
  }
}

export const errorsSpec = (points: TrafficPoint[]): ChartSpec => ({
  x,
  y: { name: 'Errors', kind: 'number', zero: true },
  series: versionsOf(points).map((v) => ({ name: `version ${v}`, kind: 'bar', points: of(points, v, (p) => p.errors) })),
})
