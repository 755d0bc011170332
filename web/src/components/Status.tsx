import { Icon } from './icons'
import css from './Status.module.css'
import { meaningOf, type Tone } from './vocabulary'

interface Props {
  /** The server's word, e.g. Running or AwaitingApproval. */
  is: string
  /** Shown in place of the usual word. */
  label?: string
  bare?: boolean
}

/** The one way a state is shown: a colour, a sign and a word, the same on every page. */
export function Status({ is, label, bare = false }: Props) {
  const { tone, word, icon } = meaningOf(is)
  return (
    <span className={`${css['status']} ${bare ? css['bare'] : ''}`} data-tone={tone}>
      {icon === 'pulse' ? <span className={css['pulse']} aria-hidden="true" /> : <Icon name={icon} size={12} />}
      {label ?? word}
    </span>
  )
}

/** A short word in a tone, such as an alias or a role of a column. */
export function Tag({ children, tone = 'idle' }: { children: React.ReactNode; tone?: Tone }) {
  return (
    <span className={css['tag']} data-tone={tone}>
      {children}
    </span>
  )
}
