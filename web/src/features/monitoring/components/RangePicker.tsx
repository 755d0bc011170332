import { TextInput } from '@mantine/core'
import { useUrl } from '@/components/url'
import type { Range } from '../api/monitoring'
import css from './RangePicker.module.css'

const dayLength = 86_400_000

/** The days looked at, from the address; both ends belong to them. */
export function useRange(): Range {
  const [from] = useUrl('from')
  const [to] = useUrl('to')
  const start = Date.parse(from)
  const end = Date.parse(to)
  return {
    ...(Number.isNaN(start) ? {} : { from: new Date(start).toISOString() }),
    ...(Number.isNaN(end) ? {} : { to: new Date(end + dayLength).toISOString() }),
  }
}

/** Which days of the data are looked at; left empty, the last weeks that there are. */
export function RangePicker() {
  const [from, setFrom] = useUrl('from')
  const [to, setTo] = useUrl('to')
  return (
    <div className={css['range']}>
      <TextInput type="date" size="xs" label="From" value={from} max={to || undefined} onChange={(e) => { setFrom(e.currentTarget.value) }} />
      <TextInput type="date" size="xs" label="to" value={to} min={from || undefined} onChange={(e) => { setTo(e.currentTarget.value) }} />
    </div>
  )
}
