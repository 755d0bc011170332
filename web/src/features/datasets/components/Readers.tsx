import { Link } from 'react-router'
import type { Run } from '@/api/types'
import { Panel } from '@/components/Page'
import { Empty } from '@/components/States'
import { Status } from '@/components/Status'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { When } from '@/components/When'
import { useReaders } from '../api/datasets'

const columns = (digest: string): Column<Run>[] => [
  { id: 'name', name: 'Run', value: (r) => r.name, cell: (r) => <Link to={`/runs/${r.id}`}>{r.name}</Link> },
  { id: 'status', name: 'Status', value: (r) => r.status, cell: (r) => <Status is={r.status} /> },
  { id: 'as', name: 'Read as', value: (r) => r.inputs.filter((i) => i.table === digest).map((i) => i.context).join(', ') },
  { id: 'by', name: 'By', value: (r) => r.createdBy },
  { id: 'when', name: 'When', numeric: true, value: (r) => r.startedAt, cell: (r) => <When at={r.startedAt} /> },
]

/** The runs that read a table. */
export function Readers({ digest }: { digest: string }) {
  const { rows, error } = useReaders(digest)
  return (
    <Panel title="Runs that read it" flush>
      <DataTable label="readers" name="readers" rows={rows} error={error} columns={columns(digest)} keyOf={(r) => r.id} linkOf={(r) => `/runs/${r.id}`} tools={false}
        empty={<Empty icon="runs" title="No run has read this table" command="slipway pipeline run NAME" />} />
    </Panel>
  )
}
