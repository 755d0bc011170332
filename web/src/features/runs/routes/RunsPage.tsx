import { Button, Select } from '@mantine/core'
import { Link, useNavigate } from 'react-router'
import { segment } from '@/api/client'
import type { Run } from '@/api/types'
import { count, metricBase, metricName, metricOrder, metricPart, score } from '@/components/format'
import { Digest } from '@/components/Digest'
import { Page, Panel } from '@/components/Page'
import { Empty } from '@/components/States'
import { Status } from '@/components/Status'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { useUrl, useUrlList } from '@/components/url'
import { Took, When } from '@/components/When'
import { useExperiments, useRuns } from '../api/runs'

const foremost = ['auc', 'log_loss', 'brier', 'accuracy']

/** Of each well-known metric the one that held-out rows gave. */
const shownFirst = (keys: string[]) => foremost.flatMap((name) => keys.find((k) => metricBase(k) === name) ?? [])
const statuses = ['Running', 'Finished', 'Failed', 'Killed']

const keysOf = (runs: Run[], of: (run: Run) => Record<string, unknown>) => [...new Set(runs.flatMap((r) => Object.keys(of(r))))].sort()

function columnsOf(runs: Run[]): Column<Run>[] {
  const metrics = keysOf(runs, (r) => r.metrics).sort(metricOrder)
  const first = shownFirst(metrics)
  const sameRows = new Set(first.map(metricPart)).size === 1
  return [
    { id: 'name', name: 'Run', value: (r) => r.name, cell: (r) => <Link to={`/runs/${r.id}`}><strong>{r.name}</strong></Link> },
    { id: 'status', name: 'Status', value: (r) => r.status, cell: (r) => <Status is={r.status} /> },
    { id: 'experiment', name: 'Experiment', value: (r) => r.experiment, hidden: true },
    {
      id: 'data', name: 'Data', value: (r) => r.inputs.map((i) => `${i.dataset ?? 'table'}@${i.version ?? '?'}`)[0],
      cell: (r) => {
        const input = r.inputs.find((i) => i.dataset)
        if (input) return <Link to={`/datasets/${segment(input.dataset ?? '')}?version=${input.version}`}>{input.dataset}@{input.version}</Link>
        return <Digest value={r.inputs[0]?.table} to={`/tables/${r.inputs[0]?.table ?? ''}`} />
      },
    },
    ...[...first, ...metrics.filter((m) => !first.includes(m))].map((key, i): Column<Run> => ({ id: `metrics.${key}`, name: i < first.length && sameRows ? metricName(metricBase(key)) : metricName(key), numeric: true, hidden: i >= Math.max(first.length, 3), value: (r) => r.metrics[key], cell: (r) => score(r.metrics[key]) })),
    ...keysOf(runs, (r) => r.params).map((key): Column<Run> => ({ id: `params.${key}`, name: key, hidden: key !== 'algorithm', value: (r) => r.params[key] })),
    { id: 'took', name: 'Took', numeric: true, fixedOrder: true, value: (r) => (r.endedAt ? Date.parse(r.endedAt) - Date.parse(r.startedAt) : null), cell: (r) => <Took from={r.startedAt} to={r.endedAt} /> },
    { id: 'by', name: 'By', value: (r) => r.createdBy, hidden: true },
    { id: 'started', name: 'Started', numeric: true, value: (r) => r.startedAt, cell: (r) => <When at={r.startedAt} /> },
  ]
}

export default function RunsPage() {
  const [experiment, setExperiment] = useUrl('experiment')
  const [status, setStatus] = useUrl('status')
  const [chosen, choose] = useUrlList('chosen')
  const runs = useRuns({ experiment, status })
  const experiments = useExperiments()
  const navigate = useNavigate()
  const filtered = experiment !== '' || status !== ''
  return (
    <Page
      title="Runs"
      lead="Every training run with its parameters, metrics, environment and artifacts."
      actions={
        <Button variant={chosen.length > 1 ? 'filled' : 'default'} disabled={chosen.length < 2} onClick={() => void navigate(`/runs/compare?id=${chosen.join(',')}`)}>
          {chosen.length > 1 ? `Compare ${count(chosen.length)} runs` : 'Choose runs to compare'}
        </Button>
      }
    >
      <Panel flush>
        <DataTable
          label="runs" {...runs} columns={columnsOf(runs.rows ?? [])} keyOf={(r) => r.id} linkOf={(r) => `/runs/${r.id}`} selected={chosen} onSelect={choose}
          actions={
            <>
              <Select size="xs" w={150} aria-label="Experiment" placeholder="All experiments" clearable data={experiments.rows?.map((e) => e.name) ?? []} value={experiment || null} onChange={(v) => { setExperiment(v ?? '') }} />
              <Select size="xs" w={130} aria-label="Status" placeholder="Any status" clearable data={statuses} value={status || null} onChange={(v) => { setStatus(v ?? '') }} />
            </>
          }
          empty={filtered ? undefined : <Empty icon="runs" title="No runs yet" command="slipway pipeline put examples/flights/pipeline.yaml">A pipeline tracks its own runs; code of your own logs them through the API.</Empty>}
        />
      </Panel>
    </Page>
  )
}
