import { Link } from 'react-router'
import { pageOfSubject, subjectWords } from './subjects'

/** What an event is about: its kind and its name, linked to its page; the whole id on hover. */
export function Subject({ of }: { of: string }) {
  const to = pageOfSubject(of)
  const [kind, name] = subjectWords(of)
  return (
    <span title={of}>
      {kind && <span className="muted">{kind} </span>}
      {to ? <Link to={to}>{name}</Link> : name}
    </span>
  )
}
