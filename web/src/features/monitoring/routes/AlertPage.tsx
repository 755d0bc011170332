import { Link, useParams } from 'react-router'
import { segment } from '@/api/client'
import { Facts } from '@/components/Facts'
import { day, number, words } from '@/components/format'
import { Page, Panel } from '@/components/Page'
import { Loaded } from '@/components/States'
import { Status, Tag } from '@/components/Status'
import { When } from '@/components/When'
import { useAlert } from '../api/monitoring'
import { Acknowledge } from '../components/AlertTable'

export default function AlertPage() {
  const { id = '' } = useParams()
  const alert = useAlert(id)
  const a = alert.data
  const monitor = a && `/monitoring/${segment(a.deployment)}`
  return (
    <Page
      title={a ? words(a.rule) : 'Alert'}
      crumbs={a && monitor ? [{ label: a.model, to: `/models/${segment(a.model)}` }, { label: a.deployment, to: `/deployments/${segment(a.deployment)}` }, { label: 'Monitoring', to: monitor }] : []}
      aside={a && <><Status is={a.status} /><Status is={a.severity} bare /></>}
      lead={a?.message}
      actions={a && <Acknowledge alert={a} />}
    >
      <Loaded query={alert} height={240}>
        {(data) => (
          <Panel>
            <Facts
              of={[
                ['Kind', <Tag key="k">{words(data.kind)}</Tag>],
                ['Observed', number(data.observed, 4)],
                ['Bound', number(data.threshold, 4)],
                ['Days looked at', `${day(data.from)} to ${day(data.to)}`],
                ['Fired', <When key="f" at={data.firedAt} />],
                ['Resolved', <When key="r" at={data.resolvedAt} />],
                ['Acknowledged by', data.acknowledgedBy],
                ['Started', data.execution ? <Link key="e" to={`/executions/${data.execution}`}>a retraining</Link> : 'nothing'],
                ['Look at', <Link key="l" to={`${monitor ?? ''}?show=${data.kind === 'performance' ? 'performance' : 'drift'}`}>{data.kind === 'performance' ? 'performance by day' : 'drift by day'}</Link>],
              ]}
            />
          </Panel>
        )}
      </Loaded>
    </Page>
  )
}
