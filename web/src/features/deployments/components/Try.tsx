import { Link } from 'react-router'
import { segment } from '@/api/client'
import type { Deployment, ModelVersion } from '@/api/types'
import { Facts } from '@/components/Facts'
import { Form, type Field, type Values } from '@/components/form/Form'
import { millis, number } from '@/components/format'
import { Panel } from '@/components/Page'
import { Empty } from '@/components/States'
import { type Inference, type Tensor, useInfer, useModelVersions } from '../api/deployments'

const isText = (type: string) => type === 'BYTES'

const fieldOf = (t: ModelVersion['signature']['inputs'][number]): Field => ({ name: t.name, label: t.name, kind: isText(t.dataType) ? 'text' : 'number', note: t.dataType, required: true })

const tensorsOf = (version: ModelVersion, values: Values): Tensor[] =>
  version.signature.inputs.map((t) => ({
    name: t.name,
    datatype: t.dataType,
    shape: t.shape.map((n) => (n < 0 ? 1 : n)),
    data: [isText(t.dataType) ? (values[t.name] ?? '') : t.dataType === 'BOOL' ? values[t.name] === '1' : Number(values[t.name])],
  }))

const predictionOf = (answer: Inference) => answer.id ?? ''

function Answer({ answer, took }: { answer: Inference; took: number }) {
  const prediction = predictionOf(answer)
  return (
    <div aria-live="polite">
      <Facts
        of={[
          ...answer.outputs.map((o): [string, React.ReactNode] => [o.name, <strong key={o.name} className="num">{o.data.map((d) => (typeof d === 'number' ? number(d, 4) : String(d))).join(', ')}</strong>]),
          ['Answered by', answer.model_version ? `version ${answer.model_version}` : answer.model_name],
          ['Round trip', millis(took)],
          prediction ? ['Prediction', <Link key="p" to={`/predictions/${segment(prediction)}`}>{prediction}</Link>] : null,
        ]}
      />
    </div>
  )
}

/** One row for the model, as any caller would ask it. */
export function Try({ deployment }: { deployment: Deployment }) {
  const champion = deployment.routes.find((r) => r.role === 'Champion')
  const versions = useModelVersions(deployment.model)
  const version = versions.rows?.find((v) => v.version === champion?.version)
  const infer = useInfer(deployment.name)
  return (
    <Panel title="Try the model" note={<>One row to <code>POST /v2/models/{deployment.name}/infer</code>. It is logged like any other prediction.</>}>
      {version ? (
        <div className="stack">
          <Form fields={version.signature.inputs.map(fieldOf)} submit="Predict" busy={infer.isPending} error={infer.error} onSubmit={(values) => { infer.mutate(tensorsOf(version, values)) }} />
          {infer.data && <Answer {...infer.data} />}
        </div>
      ) : (
        <Empty icon="deployments" title="No champion to ask yet" />
      )}
    </Panel>
  )
}
