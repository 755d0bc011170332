import type { ExecutionSummary } from '@/api/types'
import css from './StepsDone.module.css'

/** How far an execution is. */
export function StepsDone({ of }: { of: ExecutionSummary }) {
  return (
    <span className={css['steps']}>
      <span className={css['bar']} data-status={of.status} aria-hidden="true"><i style={{ width: `${(of.stepsDone / Math.max(1, of.steps)) * 100}%` }} /></span>
      <span className="num">{of.stepsDone} of {of.steps}</span>
    </span>
  )
}
