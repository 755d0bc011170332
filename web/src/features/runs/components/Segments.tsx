import type { Evaluation, Segment } from '@/api/types'
import { Interval } from '@/components/chart/Interval'
import { count, percent, score, signed, words } from '@/components/format'
import { Panel } from '@/components/Page'
import { Tag } from '@/components/Status'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'

const nameOf = (s: Segment) => `${s.dimension} = ${s.value}`

function scaleOf(segments: Segment[], whole: number | undefined) {
  const ends = segments.flatMap((s) => [s.metrics['auc']?.low, s.metrics['auc']?.high, s.metrics['auc']?.value]).filter((n) => n != null)
  if (whole !== undefined) ends.push(whole)
  return ends.length > 0 ? { from: Math.min(...ends) - 0.005, to: Math.max(...ends) + 0.005 } : { from: 0, to: 1 }
}

/** The same metrics for every part of the rows, the worst named. */
export function Segments({ evaluation }: { evaluation: Evaluation }) {
  const { segments, worstSegments } = evaluation
  const whole = evaluation.metrics['auc']?.value
  const scale = scaleOf(segments, whole)
  if (segments.length === 0) return null
  const isWorst = (s: Segment) => worstSegments.some((w) => w === nameOf(s) || w === `${s.dimension} ${s.value}` || w === `${s.dimension}/${s.value}`)
  const columns: Column<Segment>[] = [
    { id: 'segment', name: 'Segment', value: nameOf, cell: (s) => <span className="row"><span className="muted">{words(s.dimension)}</span> <strong>{s.value}</strong>{isWorst(s) && <Tag tone="fail">among the worst</Tag>}</span> },
    { id: 'auc', name: 'AUC', value: (s) => s.metrics['auc']?.value, cell: (s) => <Interval of={s.metrics['auc']} {...scale} at={whole ?? null} /> },
    { id: 'gap', name: 'Gap to the whole', numeric: true, value: (s) => s.gap, cell: (s) => signed(s.gap == null ? null : -s.gap) },
    { id: 'log_loss', name: 'Log loss', numeric: true, value: (s) => s.metrics['log_loss']?.value, cell: (s) => score(s.metrics['log_loss']?.value) },
    { id: 'rows', name: 'Rows', numeric: true, value: (s) => s.rows, cell: (s) => count(s.rows) },
    { id: 'positive', name: 'Positive', numeric: true, value: (s) => s.positives / Math.max(1, s.rows), cell: (s) => percent(s.positives / Math.max(1, s.rows)) },
  ]
  return (
    <Panel title="Segments" note={worstSegments.length > 0 ? `Worst: ${worstSegments.join(', ')}. The dashed line is the whole table's AUC.` : "The dashed line is the whole table's AUC."} flush>
      <DataTable label="segments" name="segments" rows={segments} columns={columns} keyOf={nameOf} />
    </Panel>
  )
}
