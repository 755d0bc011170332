import { Link } from 'react-router'
import type { ExecutionSummary } from '@/api/types'
import { Empty } from '@/components/States'
import { Status } from '@/components/Status'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { Took, When } from '@/components/When'
import { CauseWords } from './cause'
import { StepsDone } from './StepsDone'

const pageOf = (e: ExecutionSummary) => `/executions/${e.id}`

const columns: Column<ExecutionSummary>[] = [
  { id: 'number', name: 'Execution', value: (e) => `${e.pipeline} ${e.number}`, cell: (e) => <Link to={pageOf(e)}><strong>{e.pipeline} #{e.number}</strong></Link> },
  { id: 'status', name: 'Status', value: (e) => e.status, cell: (e) => <Status is={e.status} /> },
  { id: 'steps', name: 'Steps', value: (e) => e.stepsDone / Math.max(1, e.steps), cell: (e) => <StepsDone of={e} /> },
  { id: 'cause', name: 'Cause', value: (e) => `${e.cause.kind} ${e.cause.actor}`, cell: (e) => <CauseWords cause={e.cause} /> },
  { id: 'took', name: 'Took', numeric: true, value: (e) => (e.startedAt && e.endedAt ? Date.parse(e.endedAt) - Date.parse(e.startedAt) : null), cell: (e) => <Took from={e.startedAt} to={e.endedAt} /> },
  { id: 'created', name: 'Asked for', numeric: true, value: (e) => e.createdAt, cell: (e) => <When at={e.createdAt} /> },
]

interface Props {
  rows: ExecutionSummary[] | undefined
  error: Error | null
  total: number | undefined
  more: (() => void) | undefined
  pipeline?: string
}

export function ExecutionTable({ pipeline, ...list }: Props) {
  return (
    <DataTable label="executions" {...list} columns={columns} keyOf={(e) => e.id} linkOf={pageOf}
      empty={<Empty icon="pipelines" title="Not run yet" command={`slipway pipeline run ${pipeline ?? 'NAME'}`}>An execution goes on from its last finished step, even after a crash.</Empty>} />
  )
}
