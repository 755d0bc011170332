import { Link, useParams } from 'react-router'
import { segment } from '@/api/client'
import { CopyButton, Digest } from '@/components/Digest'
import { Facts } from '@/components/Facts'
import { exact, millis, number } from '@/components/format'
import { LineageGraph } from '@/components/LineageGraph'
import { Page, Panel } from '@/components/Page'
import { Loaded } from '@/components/States'
import { Tag } from '@/components/Status'
import { When } from '@/components/When'
import { usePrediction } from '../api/audit'

const pairs = (of: Record<string, unknown>) => Object.entries(of).map(([k, v]): [string, React.ReactNode] => [k, <strong key={k} className="num">{typeof v === 'number' ? number(v, 4) : String(v)}</strong>])

export default function PredictionPage() {
  const { id = '' } = useParams()
  const prediction = usePrediction(id)
  const p = prediction.data
  return (
    <Page
      title={`Prediction ${id}`}
      crumbs={[{ label: 'Audit', to: '/audit?show=predictions' }, ...(p ? [{ label: p.deployment, to: `/deployments/${segment(p.deployment)}` }] : [])]}
      aside={<>{p && <Tag>{p.route}</Tag>}<CopyButton text={id} what="prediction id" /></>}
      lead={p && <>Asked for {exact(p.at)} by {p.caller}, received <When at={p.receivedAt} />, answered in {millis(p.latencyMs)}.</>}
    >
      <Loaded query={prediction} height={200}>
        {(data) => (
          <div className="grid-3">
            <Panel title="Inputs"><Facts columns="one" of={pairs(data.inputs)} /></Panel>
            <Panel title="Outputs"><Facts columns="one" of={[...pairs(data.outputs), ['true label', data.label == null ? <span className="muted">not yet</span> : <strong>{number(data.label)}</strong>]]} /></Panel>
            <Panel title="Model">
              <Facts
                columns="one"
                of={[
                  ['version', <Link key="v" to={`/models/${segment(data.model)}/versions/${data.version}`}>{data.model} {data.version}</Link>],
                  ['digest', <Digest key="d" value={data.digest} />],
                  ['deployment', <Link key="p" to={`/deployments/${segment(data.deployment)}`}>{data.deployment}</Link>],
                ]}
              />
            </Panel>
          </div>
        )}
      </Loaded>
      <Panel title="Lineage" note="From the rows it learnt from to the answer it gave, and who let it serve."><LineageGraph kind="prediction" of={id} /></Panel>
    </Page>
  )
}
