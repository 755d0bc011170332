import { Link, useLocation } from 'react-router'
import { useThing } from '@/api/query'
import type { Overview, ServerInfo } from '@/api/types'
import { bytes } from '@/components/format'
import { Icon } from '@/components/icons'
import { Logo } from '@/components/Logo'
import css from './Rail.module.css'
import { isAt, stations } from './stations'

/** Which station of the rail a stage of the loop lights up. */
const stationOf: Record<string, string> = {
  data: '/datasets', validate: '/datasets', train: '/runs', evaluate: '/runs', register: '/models', approve: '/models',
  deploy: '/deployments', watch: '/monitoring', retrain: '/pipelines',
}

function useMarks() {
  const overview = useThing<Overview>('/overview', { every: 5000 })
  const marks = new Map<string, 'alert' | 'waiting' | 'running'>()
  for (const stage of overview.data?.stages ?? []) {
    const to = stationOf[stage.name]
    if (!to || stage.state === 'empty' || stage.state === 'idle') continue
    const now = marks.get(to)
    if (now === 'alert' || (now === 'waiting' && stage.state === 'running')) continue
    marks.set(to, stage.state)
  }
  return marks
}

/** The life cycle, top to bottom. */
export function Rail() {
  const { pathname } = useLocation()
  const marks = useMarks()
  const server = useThing<ServerInfo>('/server', { every: 30_000 })
  return (
    <div className={css['rail']}>
      <Link to="/" className={css['brand']}>
        <Logo size={30} />
        <span>Slipway</span>
      </Link>
      <nav aria-label="Life cycle">
        <ol className={css['stations']}>
          {stations.map((station) => {
            const mark = marks.get(station.to)
            return (
              <li key={station.to}>
                <Link to={station.to} className={css['station']} aria-current={isAt(station, pathname) ? 'page' : undefined}>
                  <span className={css['knot']} aria-hidden="true"><Icon name={station.icon} size={17} /></span>
                  {station.name}
                  {mark && (
                    <span className={css['mark']} data-mark={mark}>
                      <span className="visually-hidden">{mark}</span>
                    </span>
                  )}
                </Link>
              </li>
            )
          })}
        </ol>
      </nav>
      <div className={css['server']}>
        {server.data && (
          <>
            <span>Slipway {server.data.version}</span>
            <span className="num">{server.data.database} · {bytes(server.data.memoryBytes)}</span>
          </>
        )}
      </div>
    </div>
  )
}
