import type { Estimate } from '@/api/types'
import { score } from '../format'
import css from './Interval.module.css'

interface Props {
  of: Estimate | null | undefined
  form?: (n: number) => string
  /** The scale of the drawing; left out, only the figures are shown. */
  from?: number
  to?: number
  /** A value to draw a line at, such as the whole table's. */
  at?: number | null
}

/** A number with its 95 % interval, in figures, and drawn where a scale is given. */
export function Interval({ of, form = score, from, to, at }: Props) {
  if (!of) return <span className="muted">—</span>
  const { value, low, high } = of
  const drawn = from !== undefined && to !== undefined && to > from
  const x = (n: number) => `${Math.min(100, Math.max(0, ((n - (from ?? 0)) / ((to ?? 1) - (from ?? 0))) * 100))}%`
  const text = low != null && high != null ? `${form(value)}, 95 % interval ${form(low)} to ${form(high)}` : form(value)
  return (
    <span className={css['interval']} title={text}>
      {drawn && (
        <span className={css['track']} aria-hidden="true">
          {at != null && <i className={css['at']} style={{ left: x(at) }} />}
          {low != null && high != null && <i className={css['span']} style={{ left: x(low), right: `calc(100% - ${x(high)})` }} />}
          <i className={css['dot']} style={{ left: x(value) }} />
        </span>
      )}
      <span className="num">{form(value)}</span>
      {low != null && high != null && <span className={`${css['range']} num`}>[{form(low)}, {form(high)}]</span>}
    </span>
  )
}
