import { Link } from 'react-router'
import { segment } from '@/api/client'
import type { Prediction } from '@/api/types'
import { millis, number } from '@/components/format'
import { Panel } from '@/components/Page'
import { Empty } from '@/components/States'
import { Tag } from '@/components/Status'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { When } from '@/components/When'
import { usePredictions } from '../api/audit'

const pageOf = (p: Prediction) => `/predictions/${segment(p.id)}`
const show = (of: Record<string, unknown>) => Object.entries(of).map(([k, v]) => `${k} ${typeof v === 'number' ? number(v, 4) : String(v)}`).join(', ')

const columns: Column<Prediction>[] = [
  { id: 'id', name: 'Prediction', value: (p) => p.id, cell: (p) => <Link to={pageOf(p)}><code>{p.id}</code></Link> },
  { id: 'model', name: 'Model', value: (p) => `${p.model} ${p.version}`, cell: (p) => <Link to={`/models/${segment(p.model)}/versions/${p.version}`}>{p.model} {p.version}</Link> },
  { id: 'route', name: 'Route', value: (p) => p.route, cell: (p) => <Tag>{p.route}</Tag> },
  { id: 'outputs', name: 'Output', value: (p) => show(p.outputs) },
  { id: 'label', name: 'Label', numeric: true, value: (p) => p.label, cell: (p) => (p.label == null ? <span className="muted">not yet</span> : number(p.label)) },
  { id: 'latency', name: 'Latency', numeric: true, value: (p) => p.latencyMs, cell: (p) => millis(p.latencyMs) },
  { id: 'received', name: 'Received', numeric: true, value: (p) => p.receivedAt, cell: (p) => <When at={p.receivedAt} /> },
]

/** The latest predictions, each with a page that accounts for it. */
export function Predictions() {
  const { rows, error, total, more, loadingMore } = usePredictions()
  return (
    <Panel title="Latest predictions" flush>
      <DataTable label="predictions" name="predictions" rows={rows} error={error} total={total} more={more} loadingMore={loadingMore} columns={columns} keyOf={(p) => p.id} linkOf={pageOf}
        empty={<Empty icon="audit" title="No predictions yet" command="slipway predict DEPLOYMENT --file rows.json" />} />
    </Panel>
  )
}
