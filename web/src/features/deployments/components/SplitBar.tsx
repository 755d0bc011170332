import type { Route } from '@/api/types'
import css from './SplitBar.module.css'

/** Who gets which part of the traffic. */
export function SplitBar({ routes, small = false }: { routes: Route[]; small?: boolean }) {
  const sharing = routes.filter((r) => r.role !== 'Shadow')
  const shadows = routes.filter((r) => r.role === 'Shadow')
  const text = routes.map((r) => `version ${r.version}, ${r.role.toLowerCase()}: ${r.weight} %`).join('; ')
  return (
    <span className={css['split']} data-small={small ? '' : undefined} role="img" aria-label={text} title={text}>
      {sharing.map((r) => (
        <span key={`${r.version}${r.role}`} data-role={r.role} style={{ flexGrow: Math.max(r.weight, 1) }}>
          <b>v{r.version}</b>{!small && <> {r.role.toLowerCase()}</>} <em className="num">{r.weight} %</em>
        </span>
      ))}
      {shadows.map((r) => <span key={`s${r.version}`} data-role="Shadow"><b>v{r.version}</b> shadow</span>)}
    </span>
  )
}
