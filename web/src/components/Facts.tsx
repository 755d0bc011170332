import type { ReactNode } from 'react'
import css from './Facts.module.css'

export type Fact = [label: string, value: ReactNode]

/** Names and their values, in as many columns as there is room for. */
export function Facts({ of, columns = 'auto' }: { of: (Fact | false | null | undefined)[]; columns?: 'auto' | 'tight' | 'one' }) {
  return (
    <dl className={css['facts']} data-columns={columns}>
      {of.map(
        (fact) =>
          fact && (
            <div key={fact[0]}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1] ?? '—'}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

interface FigureProps {
  label: string
  value: ReactNode
  unit?: string
  note?: ReactNode
}

/** A number that matters, large. */
export function Figure({ label, value, unit, note }: FigureProps) {
  return (
    <div className={css['figure']}>
      <span className={css['label']}>{label}</span>
      <span className={`${css['value']} num`}>
        {value}
        {unit && <span className={css['unit']}> {unit}</span>}
      </span>
      {note != null && <span className={`${css['noteLine']} num`}>{note}</span>}
    </div>
  )
}

export function Figures({ children }: { children: ReactNode }) {
  return <div className={css['figures']}>{children}</div>
}
