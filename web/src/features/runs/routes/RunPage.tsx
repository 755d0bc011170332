import { useParams } from 'react-router'
import { segment } from '@/api/client'
import type { Evaluation, Run } from '@/api/types'
import { Figure, Figures } from '@/components/Facts'
import { metricName, metricOrder, score } from '@/components/format'
import { LineageGraph } from '@/components/LineageGraph'
import { Page, Panel } from '@/components/Page'
import { Sections } from '@/components/Sections'
import { Empty, Loaded } from '@/components/States'
import { Status } from '@/components/Status'
import { Took, When } from '@/components/When'
import { useArtifacts, useEvaluations, useRun } from '../api/runs'
import { Artifacts } from '../components/Artifacts'
import { EvaluationSection } from '../components/EvaluationSection'
import { MetricCharts } from '../components/MetricCharts'
import { RunFacts } from '../components/RunFacts'

function crumbsOf(run: Run | undefined) {
  const input = run?.inputs.find((i) => i.dataset)
  return [
    ...(input ? [{ label: `${input.dataset}@${input.version}`, to: `/datasets/${segment(input.dataset ?? '')}?version=${input.version}` }] : [{ label: 'Runs', to: '/runs' }]),
    ...(run?.execution ? [{ label: `execution, step ${run.step ?? ''}`, to: `/executions/${run.execution}` }] : []),
    ...(run ? [{ label: run.experiment, to: `/runs?experiment=${segment(run.experiment)}` }] : []),
  ]
}

const interval = (e: Evaluation | undefined, key: string) => {
  const m = e?.metrics[key]
  return m?.low != null && m.high != null ? `${score(m.low)} to ${score(m.high)}` : ' '
}

function Headline({ run, evaluation }: { run: Run; evaluation: Evaluation | undefined }) {
  const known = evaluation ? ['auc', 'log_loss', 'brier', 'accuracy', 'f1'].filter((k) => evaluation.metrics[k]) : []
  const shown = known.length > 0 ? known : Object.keys(run.metrics).sort(metricOrder).slice(0, 5)
  if (shown.length === 0) return null
  return (
    <Figures>
      {shown.map((k) => <Figure key={k} label={metricName(k)} value={score(evaluation?.metrics[k]?.value ?? run.metrics[k])} note={interval(evaluation, k)} />)}
    </Figures>
  )
}

export default function RunPage() {
  const { id = '' } = useParams()
  const run = useRun(id)
  const evaluations = useEvaluations(id)
  const artifacts = useArtifacts(id)
  return (
    <Page
      title={run.data?.name ?? 'Run'}
      crumbs={crumbsOf(run.data)}
      aside={run.data && <Status is={run.data.status} />}
      lead={run.data && <>Started <When at={run.data.startedAt} /> by {run.data.createdBy}, {run.data.endedAt ? 'took' : 'running for'} <Took from={run.data.startedAt} to={run.data.endedAt} /></>}
    >
      <Loaded query={run} height={420}>
        {(data) => (
          <>
            <Headline run={data} evaluation={evaluations.rows?.[0]} />
            <Sections
              label="About this run"
              of={[
                { id: 'metrics', name: 'Metrics', content: () => <MetricCharts run={data} /> },
                {
                  id: 'evaluation', name: 'Evaluation', count: evaluations.total,
                  content: () => (
                    <Loaded query={{ data: evaluations.rows, error: evaluations.error }} height={420}>
                      {(list) => (list[0] ? <EvaluationSection evaluations={list} /> : <Panel><Empty icon="evaluate" title="Not evaluated yet" command="slipway pipeline run NAME">The step evaluate/binary scores a run's model on held-out rows.</Empty></Panel>)}
                    </Loaded>
                  ),
                },
                { id: 'parameters', name: 'Parameters and environment', content: () => <RunFacts run={data} /> },
                { id: 'artifacts', name: 'Artifacts', count: artifacts.total, content: () => <Artifacts run={id} {...artifacts} /> },
                { id: 'lineage', name: 'Lineage', content: () => <Panel title="Lineage" note="What this run read, and what became of it."><LineageGraph kind="run" of={id} /></Panel> },
              ]}
            />
          </>
        )}
      </Loaded>
    </Page>
  )
}
