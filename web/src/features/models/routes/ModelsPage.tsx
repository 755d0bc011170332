import { Link } from 'react-router'
import { segment } from '@/api/client'
import type { Model } from '@/api/types'
import { Page, Panel } from '@/components/Page'
import { Empty } from '@/components/States'
import { Tag } from '@/components/Status'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { When } from '@/components/When'
import { useModels } from '../api/models'

const pageOf = (m: Model) => `/models/${segment(m.name)}`

const columns: Column<Model>[] = [
  { id: 'name', name: 'Name', value: (m) => m.name, cell: (m) => <Link to={pageOf(m)}><strong>{m.name}</strong></Link> },
  { id: 'description', name: 'Description', value: (m) => m.description },
  { id: 'latest', name: 'Latest version', numeric: true, value: (m) => m.latestVersion, cell: (m) => <Link to={`${pageOf(m)}/versions/${m.latestVersion}`}>{m.latestVersion}</Link> },
  { id: 'aliases', name: 'Aliases', value: (m) => Object.keys(m.aliases).join(' '), cell: (m) => <span className="row">{Object.entries(m.aliases).map(([a, v]) => <Tag key={a} tone={a === 'champion' ? 'live' : 'idle'}>{a} → {v}</Tag>)}</span> },
  { id: 'owner', name: 'Owner', value: (m) => m.owner },
  { id: 'created', name: 'Created', numeric: true, value: (m) => m.createdAt, cell: (m) => <When at={m.createdAt} /> },
]

export default function ModelsPage() {
  const models = useModels()
  return (
    <Page title="Models" lead="A model is a line of versions. Gates check each one, a person who is not its author approves it, and aliases say which one serves.">
      <Panel flush>
        <DataTable label="models" {...models} columns={columns} keyOf={(m) => m.name} linkOf={pageOf}
          empty={<Empty icon="models" title="No models yet" command="slipway model register NAME --run RUN">Registering the model of a run makes a version with its signature, lineage and gates.</Empty>} />
      </Panel>
    </Page>
  )
}
