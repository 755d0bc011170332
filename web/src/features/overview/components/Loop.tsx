import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Stage } from '@/api/types'
import { Icon } from '@/components/icons'
import { Status } from '@/components/Status'
import { When } from '@/components/When'
import { useWidth } from '@/components/width'
import { circuitOf } from './circuit'
import css from './Loop.module.css'
import { counted, type Station, stationsOf } from './stages'

const stateOf = (station: Station) => station.stage?.state ?? 'empty'

function Words({ station }: { station: Station }) {
  const { stage } = station
  const state = stateOf(station)
  return (
    <span className={css['words']}>
      <span className={css['name']}>
        {station.title}
        {state !== 'idle' && state !== 'empty' && <Status is={state} bare />}
      </span>
      <span className={css['headline']}>{stage && state !== 'empty' ? stage.headline : 'nothing yet'}</span>
      <span className={css['detail']}>
        {stage && stage.count > 0 && <span className="num">{counted(stage.count, station.noun)}</span>}
        {stage?.lastAt && <> · <When at={stage.lastAt} /></>}
      </span>
    </span>
  )
}

function Stop({ station, style, className }: { station: Station; style?: React.CSSProperties; className: string | undefined }) {
  return (
    <li className={className} style={style} data-state={stateOf(station)} data-stage={station.name}>
      <Link to={station.stage?.link ?? '/'} title={station.stage?.detail ?? undefined}>
        <span className={css['knot']}><Icon name={station.icon} size={20} /></span>
        <Words station={station} />
      </Link>
    </li>
  )
}

function Track({ stations, width }: { stations: Station[]; width: number }) {
  const circuit = circuitOf(width, stations.length)
  const started = (i: number) => stateOf(stations[i % stations.length] as Station) !== 'empty'
  return (
    <svg className={css['track']} width={width} height={circuit.height} aria-hidden="true">
      {circuit.ways.map((way) => <path key={way} d={way} className={css['bed']} />)}
      {circuit.ways.map((way, i) => started(i) && started(i + 1) && <path key={way} d={way} className={css['way']} />)}
      {circuit.ways.map((way, i) => {
        const into = stateOf(stations[(i + 1) % stations.length] as Station)
        return into === 'running' && <path key={way} d={way} className={css['flow']} />
      })}
      {circuit.spots.map((spot, i) => {
        const next = circuit.spots[(i + 1) % circuit.spots.length] ?? spot
        if (spot.y !== next.y) return null
        const x = (spot.x + next.x) / 2
        return <path key={i} className={css['arrow']} d={next.x > spot.x ? `M${x - 3} ${spot.y - 5}l5 5-5 5` : `M${x + 3} ${spot.y - 5}l-5 5 5 5`} />
      })}
    </svg>
  )
}

/** The life of a model as one closed circuit, with what is happening in each stage now. */
export function Loop({ stages, hub }: { stages: Stage[] | undefined; hub: ReactNode }) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const stations = stationsOf(stages)
  const wide = width >= 760
  const circuit = circuitOf(Math.max(width, 760), stations.length)
  return (
    <div ref={ref} className={css['loop']} style={wide ? { height: circuit.height } : undefined}>
      {wide && <Track stations={stations} width={width} />}
      {wide && <div className={css['hub']}>{hub}</div>}
      {!wide && <div className={css['narrowHub']}>{hub}</div>}
      <ol className={wide ? css['stops'] : css['line']} aria-label="The life cycle, stage by stage">
        {stations.map((station, i) => {
          const spot = circuit.spots[i]
          if (!wide) return <Stop key={station.name} station={station} className={css['stopNarrow']} />
          const side = (spot?.y ?? 0) < 200 ? css['above'] : css['below']
          return <Stop key={station.name} station={station} className={`${css['stop']} ${side}`} style={{ left: spot?.x, top: spot?.y }} />
        })}
      </ol>
    </div>
  )
}
