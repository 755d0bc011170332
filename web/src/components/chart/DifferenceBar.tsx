import type { Comparison } from '@/api/types'
import { signed } from '../format'
import css from './DifferenceBar.module.css'

/** The difference of two models with its interval, against the line of no difference. */
export function DifferenceBar({ comparison }: { comparison: Comparison }) {
  const { value, low, high } = comparison.difference
  const reach = Math.max(Math.abs(value), Math.abs(low ?? 0), Math.abs(high ?? 0), 1e-9) * 1.15
  const x = (n: number) => 50 + (n / reach) * 50
  return (
    <span className={css['difference']}>
      <span className={css['track']} data-verdict={comparison.verdict} aria-hidden="true">
        <i className={css['zero']} />
        {low != null && high != null && <i className={css['span']} style={{ left: `${x(low)}%`, width: `${x(high) - x(low)}%` }} />}
        <i className={css['dot']} style={{ left: `${x(value)}%` }} />
      </span>
      <span className="num">{signed(value)}</span>
      {low != null && high != null && <span className={`${css['range']} num`}>[{signed(low)}, {signed(high)}]</span>}
    </span>
  )
}
