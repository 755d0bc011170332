import { Link } from 'react-router'
import { segment } from '@/api/client'
import { Digest } from '@/components/Digest'
import { isDigest, pageOfSubject } from '@/components/subjects'

/** A named value of a step: a digest, an id with a page of its own, or just a word. */
export function OutputValue({ value }: { value: string }) {
  if (isDigest(value)) return <Digest value={value} to={`/tables/${value}`} />
  const dataset = /^([a-z0-9._-]+)@(\d+)$/i.exec(value)
  if (dataset) return <Link to={`/datasets/${segment(dataset[1] ?? '')}?version=${dataset[2]}`}>{value}</Link>
  const to = pageOfSubject(value)
  return to ? <Link to={to}>{value}</Link> : <span className="num">{value}</span>
}
