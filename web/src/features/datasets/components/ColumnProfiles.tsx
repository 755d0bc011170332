import { Skeleton } from '@mantine/core'
import type { Column as TableColumn, ColumnProfile, ColumnRole, Table } from '@/api/types'
import { Bars } from '@/components/chart/Bars'
import { brief, count, day, number, percent } from '@/components/format'
import { Panel } from '@/components/Page'
import { Refusal } from '@/components/States'
import { Tag } from '@/components/Status'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { useUrl } from '@/components/url'
import type { Tone } from '@/components/vocabulary'
import { useProfile } from '../api/datasets'
import css from './ColumnProfiles.module.css'
import { ColumnDetail } from './ColumnDetail'

interface Row {
  column: TableColumn
  profile: ColumnProfile | undefined
}

const roleTones: Record<ColumnRole, Tone> = { Feature: 'live', Label: 'pass', Outcome: 'warn', Time: 'shadow', Id: 'idle' }

export const isTime = (type: string) => /^(timestamp|date|time)/.test(type)

export function Shape({ profile, height = 30 }: { profile: ColumnProfile; height?: number }) {
  const { histogram, top, type } = profile
  const edge = (n: number | undefined) => (n === undefined ? '' : isTime(type) ? day(n) : number(n))
  if (histogram)
    return (
      <Bars
        counts={histogram.counts} height={height} label={`Histogram of ${profile.name}, ${histogram.counts.length} bins`}
        labels={(i) => `${edge(histogram.edges[i])} to ${edge(histogram.edges[i + 1])}: ${count(histogram.counts[i])} rows`}
      />
    )
  if (top.length > 0)
    return <Bars counts={top.map((t) => t.count)} height={height} label={`Most frequent values of ${profile.name}`} labels={(i) => `${top[i]?.value ?? ''}: ${count(top[i]?.count)} rows`} />
  return null
}

/** The end of a column's range; of a time only its day, the rest on hover. */
function End({ value }: { value: string | null | undefined }) {
  if (value == null) return <span className="muted">—</span>
  return <span className={css['end']} title={value}>{/^\d{4}-\d\d-\d\d[ T]/.test(value) ? value.slice(0, 10) : value}</span>
}

const columns = (open: (name: string) => void): Column<Row>[] => [
  {
    id: 'name', name: 'Column', value: (r) => `${r.column.name} ${r.column.meaning ?? ''}`,
    cell: (r) => (
      <span className={css['column']}>
        <button type="button" className={css['name']} onClick={() => { open(r.column.name) }}>{r.column.name}</button>
        {r.column.meaning && <span className={css['meaning']}>{r.column.meaning}{r.column.unit && `, ${r.column.unit}`}</span>}
      </span>
    ),
  },
  { id: 'role', name: 'Role', value: (r) => r.column.role, cell: (r) => (r.column.role ? <Tag tone={roleTones[r.column.role]}>{r.column.role.toLowerCase()}</Tag> : <span className="muted">—</span>) },
  { id: 'type', name: 'Type', value: (r) => r.column.type, cell: (r) => <code>{r.column.type}</code> },
  { id: 'shape', name: 'Distribution', fixedOrder: true, value: () => null, cell: (r) => <div className={css['shape']}>{r.profile ? <Shape profile={r.profile} /> : <Skeleton height={28} radius={4} />}</div> },
  { id: 'missing', name: 'Missing', numeric: true, value: (r) => r.profile?.missing, cell: (r) => (r.profile ? (r.profile.missing === 0 ? '0' : percent(r.profile.missing / r.profile.rows, 2)) : '') },
  { id: 'distinct', name: 'Distinct', numeric: true, value: (r) => r.profile?.distinct, cell: (r) => brief(r.profile?.distinct) },
  { id: 'min', name: 'Min', numeric: true, value: (r) => r.profile?.min, cell: (r) => <End value={r.profile?.min} /> },
  { id: 'mean', name: 'Mean', numeric: true, value: (r) => r.profile?.mean, cell: (r) => (isTime(r.column.type) ? '—' : number(r.profile?.mean)) },
  { id: 'max', name: 'Max', numeric: true, value: (r) => r.profile?.max, cell: (r) => <End value={r.profile?.max} /> },
]

/** The data dictionary and the profile of every column, with its distribution; one at a time in detail. */
export function ColumnProfiles({ table }: { table: Table }) {
  const profile = useProfile(table.digest)
  const [chosen, choose] = useUrl('column')
  const rows = table.columns.map((column) => ({ column, profile: profile.data?.columns.find((p) => p.name === column.name) }))
  const open = rows.find((r) => r.column.name === chosen)
  return (
    <>
      {open?.profile && <ColumnDetail column={open.column} profile={open.profile} onClose={() => { choose('') }} />}
      {profile.error && <Refusal error={profile.error} />}
      <Panel flush>
        <DataTable label="columns" rows={rows} columns={columns(choose)} keyOf={(r) => r.column.name} />
      </Panel>
    </>
  )
}
