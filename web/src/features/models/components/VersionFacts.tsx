import { Link } from 'react-router'
import { segment } from '@/api/client'
import type { ModelVersion, Tensor } from '@/api/types'
import { api } from '@/api/query'
import { Digest } from '@/components/Digest'
import { Facts } from '@/components/Facts'
import { Panel } from '@/components/Page'
import { DataTable } from '@/components/table/DataTable'

interface Row extends Tensor {
  side: string
}

/** What the model takes and gives, and what it came from. */
export function VersionFacts({ version }: { version: ModelVersion }) {
  const { signature } = version
  const tensors: Row[] = [...signature.inputs.map((t) => ({ ...t, side: 'input' })), ...signature.outputs.map((t) => ({ ...t, side: 'output' }))]
  const [dataset, number] = version.dataset?.split('@') ?? []
  return (
    <div className="grid-2">
      <Panel title="Signature" note="As the Open Inference Protocol names it; −1 is any number of rows." flush>
        <DataTable
          label="tensors" name="tensors" tools={false} rows={tensors} keyOf={(t) => `${t.side}${t.name}`}
          columns={[
            { id: 'side', name: 'Side', value: (t) => t.side },
            { id: 'name', name: 'Name', value: (t) => t.name, cell: (t) => <code>{t.name}</code> },
            { id: 'type', name: 'Type', value: (t) => t.dataType, cell: (t) => <code>{t.dataType}</code> },
            { id: 'shape', name: 'Shape', numeric: true, value: (t) => t.shape.join(' × ') },
          ]}
        />
      </Panel>
      <Panel title="Origin">
        <Facts
          columns="one"
          of={[
            ['model file', <span key="f" className="row"><a href={`${api}/models/${segment(version.model)}/versions/${version.version}/file`}>ONNX</a><Digest value={version.digest} /></span>],
            dataset ? ['data', <Link key="d" to={`/datasets/${segment(dataset)}?version=${number}`}>{version.dataset}</Link>] : null,
            ['training table', <Digest key="t" value={version.table} {...(version.table ? { to: `/tables/${version.table}` } : {})} />],
            ['code', <Digest key="c" value={version.codeDigest} />],
            version.run ? ['run', <Link key="r" to={`/runs/${version.run}`}>{version.run}</Link>] : null,
            version.execution ? ['execution', <Link key="e" to={`/executions/${version.execution}`}>{version.execution}</Link>] : null,
            ['author', version.author],
          ]}
        />
      </Panel>
    </div>
  )
}
