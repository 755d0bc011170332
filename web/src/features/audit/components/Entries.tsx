import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import type { AuditEntry } from '@/api/types'
import { Digest } from '@/components/Digest'
import { exact, shortDigest } from '@/components/format'
import { Icon } from '@/components/icons'
import { Panel } from '@/components/Page'
import { Empty } from '@/components/States'
import { Tag } from '@/components/Status'
import { Subject } from '@/components/Subject'
import { isDigest } from '@/components/subjects'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { useUrl } from '@/components/url'
import { When } from '@/components/When'
import { useAudit } from '../api/audit'
import css from './Entries.module.css'

/** The data of an entry as short pairs; the whole of it on hover. */
function Data({ json }: { json: string }) {
  let pairs: [string, unknown][]
  try {
    pairs = Object.entries(JSON.parse(json) as Record<string, unknown>)
  } catch {
    pairs = [['data', json]]
  }
  const text = (v: unknown) => (typeof v === 'string' ? (isDigest(v) ? shortDigest(v) : v) : JSON.stringify(v))
  return (
    <span className={css['data']} title={json}>
      {pairs.map(([k, v]) => <span key={k}><i>{k}</i> {text(v)}</span>)}
    </span>
  )
}

const columns: Column<AuditEntry>[] = [
  { id: 'position', name: '#', numeric: true, value: (e) => e.position },
  { id: 'at', name: 'When', value: (e) => e.at, cell: (e) => <When at={e.at} /> },
  { id: 'exact', name: 'Exact time', value: (e) => e.at, cell: (e) => <span className="nowrap">{exact(e.at)}</span>, hidden: true },
  { id: 'actor', name: 'Who', value: (e) => e.actor },
  { id: 'type', name: 'What', value: (e) => e.type, cell: (e) => <Tag>{e.type}</Tag> },
  {
    id: 'subject', name: 'On', value: (e) => e.subject,
    cell: (e) => <span className={css['subject']}><Subject of={e.subject} /></span>,
  },
  { id: 'data', name: 'Details', value: (e) => e.data, cell: (e) => <Data json={e.data} /> },
  { id: 'hash', name: 'Hash', value: (e) => e.hash, cell: (e) => <Digest value={e.hash} /> },
]

function Search({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const later = useDebouncedCallback(onChange, 250)
  return <TextInput size="xs" w={240} aria-label="Search the audit trail" placeholder="Search the whole trail" leftSection={<Icon name="search" size={13} />} defaultValue={value} onChange={(e) => { later(e.currentTarget.value) }} />
}

/** The trail, newest first. */
export function Entries() {
  const [search, setSearch] = useUrl('search')
  const [actor] = useUrl('actor')
  const [type] = useUrl('type')
  const [subject] = useUrl('subject')
  const audit = useAudit({ search, actor, type, subject })
  return (
    <Panel flush>
      <DataTable label="entries" {...audit} columns={columns} keyOf={(e) => String(e.position)} actions={<Search value={search} onChange={setSearch} />}
        empty={search ? <Panel><Search value={search} onChange={setSearch} /><Empty icon="search" title={`Nothing in the trail holds “${search}”`} /></Panel> : <Empty icon="audit" title="Nothing has happened yet" command="slipway demo" />} />
    </Panel>
  )
}
