import { Select } from '@mantine/core'
import type { Evaluation } from '@/api/types'
import { Chart } from '@/components/chart/Chart'
import { Interval } from '@/components/chart/Interval'
import { Digest } from '@/components/Digest'
import { Facts } from '@/components/Facts'
import { count, metricName, number, percent, score, shortDigest, signed } from '@/components/format'
import { Panel } from '@/components/Page'
import { useUrl } from '@/components/url'
import { calibrationSpec, rocSpec } from './curves'
import { Confusion } from './Confusion'
import { Segments } from './Segments'

const plain = ['accuracy', 'precision', 'recall', 'f1', 'positive_rate', 'predicted_rate']

function Lift({ evaluation }: { evaluation: Evaluation }) {
  const { lift } = evaluation
  if (!lift) return <p className="muted">This is the baseline: nothing to be lifted over.</p>
  return (
    <Facts
      columns="one"
      of={[
        ['log loss below the baseline', <Interval key="l" of={lift.logLossReduction} form={(n) => percent(n, 2)} />],
        ['AUC gained', signed(lift.aucGain)],
        ['baseline log loss', score(lift.baselineLogLoss)],
      ]}
    />
  )
}

/** How well the run's model does on rows it has not seen. */
export function EvaluationSection({ evaluations }: { evaluations: Evaluation[] }) {
  const [wanted, choose] = useUrl('evaluation')
  const evaluation = evaluations.find((e) => e.id === wanted) ?? evaluations[0]
  if (!evaluation) return null
  const auc = evaluation.metrics['auc']?.value
  return (
    <>
      <div className="row wrap">
        {evaluations.length > 1 && (
          <Select size="xs" w={260} aria-label="Evaluation" allowDeselect={false} value={evaluation.id} onChange={(v) => { choose(v ?? '') }}
            data={evaluations.map((e) => ({ value: e.id, label: `table ${shortDigest(e.table)}, ${count(e.rows)} rows` }))} />
        )}
        <span className="muted">
          {count(evaluation.rows)} rows of table <Digest value={evaluation.table} to={`/tables/${evaluation.table}`} />, {percent(evaluation.positives / Math.max(1, evaluation.rows))} positive; intervals are 95 %.
        </span>
      </div>
      <div className="grid-2">
        <Panel><Chart title="ROC" note={auc === undefined ? undefined : `Area ${score(auc)}; the dashed line is chance.`} spec={rocSpec([['model', evaluation]])} height={300} /></Panel>
        <Panel><Chart title="Calibration" note="Observed share of each bin against what was predicted; the dashed line is perfect." spec={calibrationSpec([['model', evaluation]])} height={300} /></Panel>
        <div className="stack">
          <Panel title="Confusion" note={`At a threshold of ${number(evaluation.threshold, 2)}.`}><Confusion evaluation={evaluation} /></Panel>
          <Panel title="Lift over the baseline" note="The class prior, on the same rows."><Lift evaluation={evaluation} /></Panel>
        </div>
        <Panel title="Metrics">
          <Facts
            columns="one"
            of={['auc', 'log_loss', 'brier', ...plain].filter((k) => evaluation.metrics[k]).map((k) => [metricName(k), <Interval key={k} of={evaluation.metrics[k]} />])}
          />
        </Panel>
      </div>
      <Segments evaluation={evaluation} />
    </>
  )
}
