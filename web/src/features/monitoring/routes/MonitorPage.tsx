import { Link, useParams } from 'react-router'
import { segment } from '@/api/client'
import { Page, Panel } from '@/components/Page'
import { Sections } from '@/components/Sections'
import { Loaded } from '@/components/States'
import { Status, Tag } from '@/components/Status'
import { useAlerts, useDeployment } from '../api/monitoring'
import { AlertTable } from '../components/AlertTable'
import { CanarySection } from '../components/CanarySection'
import { DriftSection } from '../components/DriftSection'
import { PerformanceSection } from '../components/PerformanceSection'
import { PlanSection } from '../components/PlanSection'
import { RangePicker } from '../components/RangePicker'

export default function MonitorPage() {
  const { deployment: name = '' } = useParams()
  const deployment = useDeployment(name)
  const alerts = useAlerts({ deployment: name })
  const firing = alerts.rows?.filter((a) => a.status === 'Firing') ?? []
  const d = deployment.data
  return (
    <Page
      title={`Watching ${name}`}
      crumbs={[
        ...(d ? [{ label: d.model, to: `/models/${segment(d.model)}` }] : []),
        { label: name, to: `/deployments/${segment(name)}` },
        { label: 'Monitoring', to: '/monitoring' },
      ]}
      aside={d && <><Status is={d.status} /><Tag>{d.environment}</Tag>{firing.length > 0 && <Link to="?show=alerts"><Status is="Firing" label={`${firing.length} firing`} /></Link>}</>}
      lead={firing[0]?.message}
      actions={<RangePicker />}
    >
      <Sections
        label="What is watched"
        of={[
          { id: 'performance', name: 'Performance', content: () => <PerformanceSection deployment={name} /> },
          { id: 'drift', name: 'Drift', content: () => <DriftSection deployment={name} /> },
          { id: 'canary', name: 'Canary', content: () => <Loaded query={deployment}>{(data) => <CanarySection deployment={data} />}</Loaded> },
          { id: 'alerts', name: 'Alerts', count: alerts.total, content: () => <Panel flush><AlertTable {...alerts} deployment={name} /></Panel> },
          { id: 'plan', name: 'Plan', content: () => <PlanSection deployment={name} /> },
        ]}
      />
    </Page>
  )
}
