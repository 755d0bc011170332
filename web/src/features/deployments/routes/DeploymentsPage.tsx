import { Link } from 'react-router'
import { segment } from '@/api/client'
import type { Deployment } from '@/api/types'
import { count, millis, number } from '@/components/format'
import { Page, Panel } from '@/components/Page'
import { Empty } from '@/components/States'
import { Status, Tag } from '@/components/Status'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { useDeployments } from '../api/deployments'
import { SplitBar } from '../components/SplitBar'

const pageOf = (d: Deployment) => `/deployments/${segment(d.name)}`

const columns: Column<Deployment>[] = [
  { id: 'name', name: 'Name', value: (d) => d.name, cell: (d) => <Link to={pageOf(d)}><strong>{d.name}</strong></Link> },
  { id: 'status', name: 'Status', value: (d) => d.status, cell: (d) => <Status is={d.status} /> },
  { id: 'environment', name: 'Environment', value: (d) => d.environment, cell: (d) => <Tag>{d.environment}</Tag> },
  { id: 'model', name: 'Model', value: (d) => d.model, cell: (d) => <Link to={`/models/${segment(d.model)}`}>{d.model}</Link> },
  { id: 'split', name: 'Traffic split', value: (d) => d.routes.map((r) => `v${r.version} ${r.weight} %`).join(', '), cell: (d) => <SplitBar routes={d.routes} small /> },
  { id: 'rate', name: 'Requests', unit: '/s', numeric: true, value: (d) => d.traffic.requestsPerSecond, cell: (d) => number(Math.round(d.traffic.requestsPerSecond * 10) / 10) },
  { id: 'p50', name: 'p50', numeric: true, value: (d) => d.traffic.p50, cell: (d) => millis(d.traffic.p50) },
  { id: 'p99', name: 'p99', numeric: true, value: (d) => d.traffic.p99, cell: (d) => millis(d.traffic.p99) },
  { id: 'errors', name: 'Errors', unit: 'last minute', numeric: true, value: (d) => d.traffic.errors, cell: (d) => count(d.traffic.errors) },
]

export default function DeploymentsPage() {
  const deployments = useDeployments()
  return (
    <Page title="Deployments" lead="A deployment answers the Open Inference Protocol under /v2/models; its traffic can be shared between a champion, a canary and a shadow.">
      <Panel flush>
        <DataTable label="deployments" {...deployments} columns={columns} keyOf={(d) => d.name} linkOf={pageOf}
          empty={<Empty icon="deployments" title="Nothing is deployed yet" command="slipway deploy MODEL">An approved version becomes reachable at once, and follows the alias champion from then on.</Empty>} />
      </Panel>
    </Page>
  )
}
