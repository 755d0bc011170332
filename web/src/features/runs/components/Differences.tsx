import type { Run, RunComparison } from '@/api/types'
import { Digest } from '@/components/Digest'
import { higherIsBetter, isScore, metricName, metricOrder, score } from '@/components/format'
import { Panel } from '@/components/Page'
import { Tag } from '@/components/Status'
import { isDigest } from '@/components/subjects'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'

/** The rows a run read, as one word. */
const rowsOf = (run: Run) => run.inputs.map((i) => `${i.context} ${i.table}`).sort().join()

/** Every metric of several runs side by side, the best of each row marked. */
export function MetricsBeside({ runs, names }: { runs: Run[]; names: string[] }) {
  const keys = [...new Set(runs.flatMap((r) => Object.keys(r.metrics)))].sort(metricOrder)
  const comparable = new Set(runs.map(rowsOf)).size === 1
  const bestOf = (key: string) => {
    if (!comparable || !isScore(key)) return undefined
    const values = runs.map((r) => r.metrics[key]).filter((v) => v !== undefined)
    return values.length < 2 ? undefined : higherIsBetter(key) ? Math.max(...values) : Math.min(...values)
  }
  const columns: Column<string>[] = [
    { id: 'metric', name: 'Metric', value: (k) => k, cell: (k) => metricName(k) },
    ...runs.map((run, i): Column<string> => ({
      id: run.id, name: names[i] ?? run.name, numeric: true, value: (k) => run.metrics[k],
      cell: (k) => (run.metrics[k] !== undefined && run.metrics[k] === bestOf(k) ? <strong>{score(run.metrics[k])} <Tag tone="pass">best</Tag></strong> : score(run.metrics[k])),
    })),
  ]
  return <Panel title="Metrics" note={comparable ? undefined : 'These runs did not read the same rows, so no number is marked as the best.'} flush><DataTable label="metrics" name="metrics" tools={false} rows={keys} columns={columns} keyOf={(k) => k} /></Panel>
}

function Value({ of }: { of: string | null | undefined }) {
  if (of == null) return <span className="muted">—</span>
  return isDigest(of) ? <Digest value={of} /> : <code>{of}</code>
}

/** What the runs do not have in common. */
export function Differences({ comparison, names }: { comparison: RunComparison; names: string[] }) {
  const columns: Column<RunComparison['differences'][number]>[] = [
    { id: 'kind', name: 'Kind', value: (d) => d.kind, cell: (d) => <Tag>{d.kind}</Tag> },
    { id: 'key', name: 'Name', value: (d) => d.key, cell: (d) => <code>{d.key}</code> },
    ...comparison.runs.map((run, i): Column<RunComparison['differences'][number]> => ({
      id: run.id, name: names[i] ?? run.name, value: (d) => d.values[i], cell: (d) => <Value of={d.values[i]} />,
    })),
  ]
  return (
    <Panel title="What differs" note="Parameters, inputs, code and environment." flush>
      <DataTable label="differences" name="differences" tools={false} rows={comparison.differences} columns={columns} keyOf={(d) => `${d.kind}.${d.key}`}
        empty={<p className="muted" style={{ padding: '8px 16px 16px' }}>Nothing: the same parameters, inputs, code and environment.</p>} />
    </Panel>
  )
}
