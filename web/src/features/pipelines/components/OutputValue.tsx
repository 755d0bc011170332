import { Link } from 'react-router'
import { Digest } from '@/components/Digest'
import { pageOfSubject } from '@/components/subjects'

/** A named value of a step: a digest, an id with a page of its own, or just a word. */
export function OutputValue({ value }: { value: string }) {
  if (/^(sha256:)?[0-9a-f]{64}$/.test(value)) return <Digest value={value} to={`/tables/${value.replace('sha256:', '')}`} />
  const dataset = /^([a-z0-9._-]+)@(\d+)$/i.exec(value)
  if (dataset) return <Link to={`/datasets/${encodeURIComponent(dataset[1] ?? '')}?version=${dataset[2]}`}>{value}</Link>
  const to = pageOfSubject(value)
  return to ? <Link to={to}>{value}</Link> : <span className="num">{value}</span>
}
