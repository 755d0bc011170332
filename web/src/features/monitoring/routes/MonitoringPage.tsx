import { Link } from 'react-router'
import { segment } from '@/api/client'
import type { Deployment } from '@/api/types'
import { number } from '@/components/format'
import { Page, Panel } from '@/components/Page'
import { Empty } from '@/components/States'
import { Status, Tag } from '@/components/Status'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { useAlerts, useDeployments } from '../api/monitoring'
import { AlertTable } from '../components/AlertTable'

const pageOf = (d: Deployment) => `/monitoring/${segment(d.name)}`

export default function MonitoringPage() {
  const deployments = useDeployments()
  const alerts = useAlerts({})
  const open = (d: Deployment) => alerts.rows?.filter((a) => a.deployment === d.name && a.status !== 'Resolved') ?? []
  const columns: Column<Deployment>[] = [
    { id: 'name', name: 'Deployment', value: (d) => d.name, cell: (d) => <Link to={pageOf(d)}><strong>{d.name}</strong></Link> },
    { id: 'environment', name: 'Environment', value: (d) => d.environment, cell: (d) => <Tag>{d.environment}</Tag> },
    { id: 'status', name: 'Status', value: (d) => d.status, cell: (d) => <Status is={d.status} /> },
    {
      id: 'alerts', name: 'Alerts', value: (d) => open(d).length,
      cell: (d) => (open(d).length > 0 ? <Status is={open(d).some((a) => a.status === 'Firing') ? 'Firing' : 'Acknowledged'} label={`${open(d).length} open`} /> : <Status is="Passed" label="none open" />),
    },
    { id: 'rate', name: 'Requests', unit: '/s', numeric: true, value: (d) => d.traffic.requestsPerSecond, cell: (d) => number(Math.round(d.traffic.requestsPerSecond)) },
  ]
  return (
    <Page title="Monitoring" lead="Live inputs and predictions against the training table, day by day, and how well the predictions did once the labels arrived.">
      <Panel flush>
        <DataTable label="monitors" name="monitors" tools={false} rows={deployments.rows} error={deployments.error} columns={columns} keyOf={(d) => d.name} linkOf={pageOf}
          empty={<Empty icon="monitoring" title="Nothing to watch yet" command="slipway deploy MODEL">What is deployed is watched from its first prediction.</Empty>} />
      </Panel>
      <Panel title="Alerts" flush><AlertTable {...alerts} /></Panel>
    </Page>
  )
}
