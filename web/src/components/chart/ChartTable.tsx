import { day, number } from '../format'
import css from './Chart.module.css'
import type { ChartSpec } from './spec'

/** The numbers of a chart, one row a value of x, with the intervals beside the values that have them. */
export function tableOf(spec: ChartSpec) {
  const xs = [...new Set(spec.series.flatMap((s) => s.points.map((p) => p.x)))].sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : 0))
  const interval = spec.series.map((s) => s.points.some((p) => p.low != null))
  const header = [spec.x.name, ...spec.series.flatMap((s, i) => (interval[i] ? [s.name, `${s.name} low`, `${s.name} high`] : [s.name]))]
  const found = spec.series.map((s) => new Map(s.points.map((p) => [p.x, p])))
  const rows = xs.map((x) => [
    spec.x.kind === 'time' && typeof x === 'number' ? new Date(x).toISOString() : x,
    ...found.flatMap((points, i) => {
      const p = points.get(x)
      return interval[i] ? [p?.y, p?.low, p?.high] : [p?.y]
    }),
  ])
  return { header, rows, xs }
}

export function ChartTable({ spec, height, label }: { spec: ChartSpec; height: number; label: string }) {
  const { header, rows, xs } = tableOf(spec)
  const text = spec.y.format ?? ((n: number) => number(n, 4))
  const first = (x: number | string) => (typeof x === 'string' ? x : (spec.x.format ?? (spec.x.kind === 'time' ? day : number))(x))
  return (
    <div className={css['numbers']} style={{ height }} role="region" tabIndex={0} aria-label={`Numbers of ${label}`}>
      <table>
        <thead>
          <tr>{header.map((name) => <th key={name} scope="col">{name}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={String(xs[i])}>
              <td>{first(xs[i] ?? '')}</td>
              {row.slice(1).map((value, j) => <td key={header[j + 1]}>{typeof value === 'number' ? text(value) : '—'}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
