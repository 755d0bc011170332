import { Link } from 'react-router'
import { segment } from '@/api/client'
import { CopyButton, Digest } from '@/components/Digest'
import { number } from '@/components/format'
import { isDigest, pageOfSubject } from '@/components/subjects'
import css from './OutputValue.module.css'

interface Props {
  /** What the value is, by the name of the output or input. */
  name: string
  value: string
}

const isId = (value: string) => /^([a-z]+_)?[0-9a-f]{32}$/.test(value)

function Id({ value, to }: { value: string; to: string | null }) {
  const short = `…${value.slice(-8)}`
  return (
    <span className={css['id']} title={value}>
      {to ? <Link to={to}><code>{short}</code></Link> : <code>{short}</code>}
      <CopyButton text={value} what="id" />
    </span>
  )
}

/** A named value of a step: a digest, an id with a page of its own, a dataset version, a number, or just a word. */
export function OutputValue({ name, value }: Props) {
  if (isDigest(value)) return <Digest value={value} {...(name === 'model' || name === 'digest' ? {} : { to: `/tables/${value}` })} />
  if (isId(value)) return <Id value={value} to={name === 'run' ? `/runs/${value}` : pageOfSubject(value)} />
  const dataset = /^([a-z0-9._-]+)@(\d+)$/i.exec(value)
  if (dataset) return <Link to={`/datasets/${segment(dataset[1] ?? '')}?version=${dataset[2]}`}>{value}</Link>
  if (/^-?\d+(\.\d+)?(e-?\d+)?$/i.test(value)) return <span className="num" title={value}>{number(Number(value), 4)}</span>
  return <span>{value}</span>
}
