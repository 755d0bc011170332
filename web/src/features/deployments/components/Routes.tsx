import { Link } from 'react-router'
import { segment } from '@/api/client'
import type { Deployment, Route } from '@/api/types'
import { Digest } from '@/components/Digest'
import { count, millis, number } from '@/components/format'
import { Panel } from '@/components/Page'
import { Status } from '@/components/Status'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { SplitBar } from './SplitBar'

const columns = (model: string): Column<Route>[] => [
  { id: 'version', name: 'Version', value: (r) => r.version, cell: (r) => <Link to={`/models/${segment(model)}/versions/${r.version}`}><strong>{r.version}</strong></Link> },
  { id: 'role', name: 'Role', value: (r) => r.role, cell: (r) => <Status is={r.role} /> },
  { id: 'weight', name: 'Weight', unit: '%', numeric: true, value: (r) => r.weight },
  { id: 'rate', name: 'Requests', unit: '/s', numeric: true, value: (r) => r.traffic.requestsPerSecond, cell: (r) => number(Math.round(r.traffic.requestsPerSecond * 10) / 10) },
  { id: 'p50', name: 'p50', numeric: true, value: (r) => r.traffic.p50, cell: (r) => millis(r.traffic.p50) },
  { id: 'p99', name: 'p99', numeric: true, value: (r) => r.traffic.p99, cell: (r) => millis(r.traffic.p99) },
  { id: 'errors', name: 'Errors', numeric: true, value: (r) => r.traffic.errors, cell: (r) => count(r.traffic.errors) },
  { id: 'digest', name: 'Model', value: (r) => r.digest, cell: (r) => <Digest value={r.digest} /> },
]

/** The versions that answer, and what part of the last minute each had. */
export function Routes({ deployment }: { deployment: Deployment }) {
  return (
    <Panel title="Traffic split" note={deployment.follows ? <>The champion is whatever the alias <strong>{deployment.follows}</strong> names.</> : 'Pinned to one version.'} flush>
      <div style={{ padding: '12px 16px 14px' }}><SplitBar routes={deployment.routes} /></div>
      <DataTable label="routes" name="routes" tools={false} rows={deployment.routes} columns={columns(deployment.model)} keyOf={(r) => `${r.version}${r.role}`} />
    </Panel>
  )
}
