import { Link } from 'react-router'
import type { Execution } from '@/api/types'
import { Status, Tag } from '@/components/Status'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { When } from '@/components/When'

const pageOf = (e: Execution) => `/executions/${e.id}`

const columns: Column<Execution>[] = [
  { id: 'name', name: 'Execution', value: (e) => `${e.pipeline} ${e.number}`, cell: (e) => <Link to={pageOf(e)}>{e.pipeline} #{e.number}</Link> },
  { id: 'status', name: 'Status', value: (e) => e.status, cell: (e) => <Status is={e.status} /> },
  { id: 'cause', name: 'Cause', value: (e) => e.cause.kind, cell: (e) => <Tag>{e.cause.kind}</Tag> },
  { id: 'when', name: 'Asked for', numeric: true, value: (e) => e.createdAt, cell: (e) => <When at={e.createdAt} /> },
]

/** What began from a dataset version. */
export function ExecutionsFrom({ rows }: { rows: Execution[] }) {
  return <DataTable label="executions" name="executions" tools={false} rows={rows} columns={columns} keyOf={(e) => e.id} linkOf={pageOf} />
}
