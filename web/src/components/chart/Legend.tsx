import css from './Chart.module.css'
import { dashOf, symbolOf } from './palette'
import type { Series } from './spec'

interface Props {
  series: Series[]
  colours: string[]
  hidden: string[]
  onToggle: (name: string) => void
}

function Key({ series, at, colour }: { series: Series; at: number; colour: string }) {
  if (series.kind === 'bar') return <svg width="14" height="10" aria-hidden="true"><rect width="14" height="10" rx="2" fill={colour} opacity={series.reference ? 0.45 : 0.9} /></svg>
  const dash = series.reference ? [5, 4] : dashOf(at)
  return (
    <svg width="24" height="10" aria-hidden="true">
      <line x1="0" x2="24" y1="5" y2="5" stroke={colour} strokeWidth="2" strokeDasharray={dash === 'solid' ? undefined : dash.join(' ')} />
      {!series.reference && symbolOf(at) === 'circle' && <circle cx="12" cy="5" r="3.2" fill={colour} />}
      {!series.reference && symbolOf(at) === 'rect' && <rect x="9" y="2" width="6" height="6" fill={colour} />}
      {!series.reference && symbolOf(at) === 'triangle' && <path d="M12 1l4 7.500H8z" fill={colour} />}
      {!series.reference && symbolOf(at) === 'diamond' && <path d="M12 .8L16 5l-4 4.200L8 5z" fill={colour} />}
    </svg>
  )
}

/** What each line is; a click takes it out of the picture and back. */
export function Legend({ series, colours, hidden, onToggle }: Props) {
  return (
    <div className={css['legend']}>
      {series.map((s, i) => (
        <button key={s.name} type="button" aria-pressed={!hidden.includes(s.name)} onClick={() => { onToggle(s.name) }} title={hidden.includes(s.name) ? 'Show' : 'Hide'}>
          <Key series={s} at={s.colour ?? i} colour={colours[i] ?? ''} />
          {s.name}
        </button>
      ))}
    </div>
  )
}

