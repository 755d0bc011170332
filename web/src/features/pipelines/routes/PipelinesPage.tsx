import { Link } from 'react-router'
import { segment } from '@/api/client'
import type { Pipeline } from '@/api/types'
import { count } from '@/components/format'
import { Page, Panel } from '@/components/Page'
import { Empty } from '@/components/States'
import { Status } from '@/components/Status'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { When } from '@/components/When'
import { useExecutions, usePipelines } from '../api/pipelines'
import { ExecutionTable } from '../components/ExecutionTable'
import { StepsDone } from '../components/StepsDone'

const pageOf = (p: Pipeline) => `/pipelines/${segment(p.name)}`

const columns: Column<Pipeline>[] = [
  { id: 'name', name: 'Name', value: (p) => p.name, cell: (p) => <Link to={pageOf(p)}><strong>{p.name}</strong></Link> },
  { id: 'description', name: 'Description', value: (p) => p.description },
  { id: 'version', name: 'Version', numeric: true, value: (p) => p.version },
  { id: 'executions', name: 'Executions', numeric: true, value: (p) => p.executions, cell: (p) => count(p.executions) },
  { id: 'last', name: 'Last', value: (p) => p.lastExecution?.status, cell: (p) => (p.lastExecution ? <span className="row"><Status is={p.lastExecution.status} /><StepsDone of={p.lastExecution} /></span> : <span className="muted">never</span>) },
  {
    id: 'triggers', name: 'Triggers', value: (p) => p.triggers.length,
    cell: (p) => <span className="row">{p.triggers.length === 0 ? <span className="muted">none</span> : p.triggers.map((t) => <Status key={t.id} is={t.state === 'Waiting' ? 'waiting' : t.state} label={t.state === 'Waiting' ? `${t.kind}: waiting` : t.kind} />)}</span>,
  },
  { id: 'when', name: 'Last execution', numeric: true, value: (p) => p.lastExecution?.createdAt, cell: (p) => <When at={p.lastExecution?.createdAt} /> },
]

export default function PipelinesPage() {
  const pipelines = usePipelines()
  const executions = useExecutions()
  return (
    <Page title="Pipelines" lead="A pipeline is a YAML file, named by its digest; an execution of it goes on from its last finished step.">
      <Panel flush>
        <DataTable label="pipelines" name="pipelines" {...pipelines} columns={columns} keyOf={(p) => p.name} linkOf={pageOf}
          empty={<Empty icon="pipelines" title="No pipelines yet" command="slipway pipeline put pipeline.yaml">Steps, what they need, and what starts them: one file under version control.</Empty>} />
      </Panel>
      {executions.rows && executions.rows.length > 0 && <Panel title="Executions" flush><ExecutionTable {...executions} /></Panel>}
    </Page>
  )
}
