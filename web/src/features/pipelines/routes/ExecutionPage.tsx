import { useParams } from 'react-router'
import { segment } from '@/api/client'
import type { Execution, Step } from '@/api/types'
import { Digest } from '@/components/Digest'
import { Facts } from '@/components/Facts'
import { Ask } from '@/components/form/Ask'
import { Graph } from '@/components/graph/Graph'
import { Icon } from '@/components/icons'
import { LineageGraph } from '@/components/LineageGraph'
import { Page, Panel } from '@/components/Page'
import { Loaded } from '@/components/States'
import { Status } from '@/components/Status'
import { useUrl } from '@/components/url'
import { Took, When } from '@/components/When'
import { useCancel, useExecution, useRunsOf } from '../api/pipelines'
import { CauseWords } from '../components/cause'
import { OutputValue } from '../components/OutputValue'
import { edgesOf, executionNodes } from '../components/stepGraph'
import { StepPanel } from '../components/StepPanel'

/** The step most worth a look: the failed one, the running one, or the last that was done. */
function foremost(steps: Step[]): Step | undefined {
  return steps.find((s) => s.status === 'Failed') ?? steps.find((s) => s.status === 'Running') ?? steps.findLast((s) => s.endedAt) ?? steps[0]
}

function Body({ execution }: { execution: Execution }) {
  const [chosen, choose] = useUrl('step')
  const runs = useRunsOf(execution.id)
  const step = execution.steps.find((s) => s.name === chosen) ?? foremost(execution.steps)
  return (
    <>
      <Panel>
        <Facts
          of={[
            ['Cause', <CauseWords key="c" cause={execution.cause} />],
            ['Asked for', <When key="w" at={execution.createdAt} />],
            ['Took', <Took key="t" from={execution.startedAt} to={execution.endedAt} />],
            ['Code', <Digest key="d" value={execution.pipelineDigest} />],
            ...Object.entries(execution.inputs).map(([name, value]): [string, React.ReactNode] => [`input ${name}`, <OutputValue key={name} name={name} value={value} />]),
          ]}
        />
      </Panel>
      <Panel title="Steps" note="Choose a step to see its log and what came out of it.">
        <Graph label="Steps of this execution" nodes={executionNodes(execution.steps, step?.name ?? '', choose)} edges={edgesOf(execution.steps)} />
      </Panel>
      {step && <StepPanel execution={execution.id} step={step} run={runs.rows?.find((r) => r.step === step.name)} />}
      <Panel title="Lineage"><LineageGraph kind="execution" of={execution.id} /></Panel>
    </>
  )
}

export default function ExecutionPage() {
  const { id = '' } = useParams()
  const execution = useExecution(id)
  const cancel = useCancel(id)
  const data = execution.data
  const ended = data?.endedAt != null
  return (
    <Page
      title={data ? `${data.pipeline} #${data.number}` : 'Execution'}
      crumbs={[{ label: 'Pipelines', to: '/pipelines' }, ...(data ? [{ label: data.pipeline, to: `/pipelines/${segment(data.pipeline)}` }] : [])]}
      aside={data && <Status is={data.status} />}
      actions={
        data && !ended ? (
          <Ask verb="Cancel" title={`Cancel ${data.pipeline} #${data.number}?`} run={() => cancel.mutateAsync(undefined)} done="The execution is being cancelled" danger leftSection={<Icon name="stop" size={13} />}>
            Running steps are stopped and waiting ones are skipped. Finished steps keep their results, so a new execution takes them over.
          </Ask>
        ) : (
          undefined
        )
      }
    >
      <Loaded query={execution} height={460}>{(d) => <Body execution={d} />}</Loaded>
    </Page>
  )
}
