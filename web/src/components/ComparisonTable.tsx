import type { Comparison } from '@/api/types'
import { DifferenceBar } from './chart/DifferenceBar'
import { Interval } from './chart/Interval'
import { brief, count, metricName } from './format'
import { Status } from './Status'
import type { Column } from './table/columns'
import { DataTable } from './table/DataTable'

/** Challenger and champion, metric by metric, with the two-sided interval of the difference drawn against zero. */
export function ComparisonTable({ comparisons }: { comparisons: Comparison[] }) {
  const columns: Column<Comparison>[] = [
    { id: 'metric', name: 'Metric', value: (c) => c.metric, cell: (c) => <span className="nowrap" title={c.higherIsBetter ? 'higher is better' : 'lower is better'}><strong>{metricName(c.metric)}</strong> <span className="muted">{c.higherIsBetter ? '↑' : '↓'}<span className="visually-hidden"> {c.higherIsBetter ? 'higher is better' : 'lower is better'}</span></span></span> },
    { id: 'champion', name: 'Champion', value: (c) => c.champion.value.value, cell: (c) => <span title={`${c.champion.name}, ${count(c.champion.rows)} rows`}><Interval of={c.champion.value} /></span> },
    { id: 'challenger', name: 'Challenger', value: (c) => c.challenger.value.value, cell: (c) => <span title={`${c.challenger.name}, ${count(c.challenger.rows)} rows`}><Interval of={c.challenger.value} /></span> },
    { id: 'difference', name: 'Difference', unit: '95 % interval', value: (c) => c.difference.value, cell: (c) => <DifferenceBar comparison={c} /> },
    { id: 'verdict', name: 'Verdict', value: (c) => c.verdict, cell: (c) => <Status is={c.verdict} /> },
    { id: 'rows', name: 'Rows', numeric: true, value: (c) => c.challenger.rows, cell: (c) => <span title="champion and challenger">{c.paired ? `${count(c.challenger.rows)} shared` : `${brief(c.champion.rows)} / ${brief(c.challenger.rows)}`}</span> },
  ]
  return <DataTable label="comparison" name="comparison" tools={false} rows={comparisons} columns={columns} keyOf={(c) => c.metric} />
}
