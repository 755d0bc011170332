import { none } from '../format'
import type { Axis, ChartSpec, Point } from './spec'
import css from './Chart.module.css'

const line = (className: string | undefined, ...texts: string[]) => {
  const row = document.createElement('div')
  row.className = className ?? ''
  for (const text of texts) {
    const part = document.createElement('span')
    part.textContent = text
    row.append(part)
  }
  return row
}

export const show = (axis: Axis, value: number | string | null | undefined, text: (n: number) => string) =>
  value == null ? none : typeof value === 'string' ? value : (axis.format ?? text)(value)

/** The values under the pointer, built as elements so that no name of a user is ever read as markup. */
export function tooltipOf(spec: ChartSpec, x: number | string, colours: string[], texts: { x: (n: number) => string; y: (n: number) => string }) {
  const box = document.createElement('div')
  box.className = css['tip'] ?? ''
  box.append(line(css['tipHead'], `${spec.x.kind === 'category' ? '' : `${spec.x.name} `}${show(spec.x, x, texts.x)}`))
  spec.series.forEach((series, i) => {
    const point: Point | undefined = series.points.find((p) => p.x === x)
    if (!point || point.y == null) return
    const interval = point.low != null && point.high != null ? ` [${show(spec.y, point.low, texts.y)}, ${show(spec.y, point.high, texts.y)}]` : ''
    const row = line(css['tipRow'], series.name, `${show(spec.y, point.y, texts.y)}${interval}${spec.y.unit ? ` ${spec.y.unit}` : ''}`)
    const key = document.createElement('i')
    key.style.background = colours[i] ?? ''
    row.prepend(key)
    box.append(row)
  })
  return box
}
