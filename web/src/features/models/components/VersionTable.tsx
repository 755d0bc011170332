import { Link } from 'react-router'
import { segment } from '@/api/client'
import type { ModelVersion } from '@/api/types'
import { metricName, metricOrder, score } from '@/components/format'
import { Empty } from '@/components/States'
import { Status, Tag } from '@/components/Status'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { When } from '@/components/When'

const pageOf = (v: ModelVersion) => `/models/${segment(v.model)}/versions/${v.version}`

const gatesPassed = (v: ModelVersion) => v.gates.filter((g) => g.passed).length

const columnsOf = (versions: ModelVersion[]): Column<ModelVersion>[] => {
  const keys = [...new Set(versions.flatMap((v) => Object.keys(v.metrics)))].sort(metricOrder)
  return [
    { id: 'version', name: 'Version', value: (v) => v.version, cell: (v) => <Link to={pageOf(v)}><strong>{v.version}</strong></Link> },
    { id: 'status', name: 'Status', value: (v) => v.status, cell: (v) => <Status is={v.status} /> },
    { id: 'aliases', name: 'Aliases', value: (v) => v.aliases.join(' '), cell: (v) => <span className="row">{v.aliases.map((a) => <Tag key={a} tone={a === 'champion' ? 'live' : 'idle'}>{a}</Tag>)}</span> },
    { id: 'gates', name: 'Gates', value: gatesPassed, cell: (v) => (v.gates.length > 0 ? <Status is={gatesPassed(v) === v.gates.length ? 'Passed' : 'Failed'} label={`${gatesPassed(v)} of ${v.gates.length}`} bare /> : <span className="muted">none</span>) },
    ...keys.map((k, i): Column<ModelVersion> => ({ id: k, name: metricName(k), numeric: true, hidden: i >= 3, value: (v) => v.metrics[k], cell: (v) => score(v.metrics[k]) })),
    { id: 'data', name: 'Data', value: (v) => v.dataset },
    { id: 'author', name: 'Author', value: (v) => v.author },
    { id: 'created', name: 'Registered', numeric: true, value: (v) => v.createdAt, cell: (v) => <When at={v.createdAt} /> },
  ]
}

interface Props {
  rows: ModelVersion[] | undefined
  error: Error | null
  total: number | undefined
  more: (() => void) | undefined
}

export function VersionTable(list: Props) {
  return <DataTable label="versions" {...list} columns={columnsOf(list.rows ?? [])} keyOf={(v) => String(v.version)} linkOf={pageOf} empty={<Empty icon="models" title="No version yet" command="slipway model register NAME --run RUN" />} />
}
