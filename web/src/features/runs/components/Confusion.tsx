import type { Evaluation } from '@/api/types'
import { count, percent } from '@/components/format'
import css from './Confusion.module.css'

/** What was said against what was so. */
export function Confusion({ evaluation }: { evaluation: Evaluation }) {
  const { truePositives, falsePositives, trueNegatives, falseNegatives } = evaluation.confusion
  const all = Math.max(1, evaluation.rows)
  const cell = (n: number, right: boolean, what: string) => (
    <td data-right={right ? '' : undefined} style={{ '--p': `${Math.round((n / all) * 100)}%` } as React.CSSProperties}>
      <strong className="num">{count(n)}</strong>
      <span className="num">{percent(n / all)} · {what}</span>
    </td>
  )
  return (
    <table className={css['confusion']}>
      <thead>
        <tr><th scope="col"><span className="visually-hidden">Outcome</span></th><th scope="col">predicted yes</th><th scope="col">predicted no</th></tr>
      </thead>
      <tbody>
        <tr><th scope="row">was yes</th>{cell(truePositives, true, 'found')}{cell(falseNegatives, false, 'missed')}</tr>
        <tr><th scope="row">was no</th>{cell(falsePositives, false, 'false alarm')}{cell(trueNegatives, true, 'rightly passed')}</tr>
      </tbody>
    </table>
  )
}
