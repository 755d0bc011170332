import { Link } from 'react-router'
import type { Run, Step } from '@/api/types'
import { Digest } from '@/components/Digest'
import { Facts } from '@/components/Facts'
import { percent } from '@/components/format'
import { Panel } from '@/components/Page'
import { Refusal } from '@/components/States'
import { Status } from '@/components/Status'
import { Took, When } from '@/components/When'
import { ApiProblem } from '@/api/client'
import { OutputValue } from './OutputValue'
import css from './StepPanel.module.css'
import { StepLogView } from './StepLogView'

interface Props {
  execution: string
  step: Step
  run: Run | undefined
}

/** One step of an execution: how it went, what came out, and what it wrote while it worked. */
export function StepPanel({ execution, step, run }: Props) {
  return (
    <Panel title={<span className="row">{step.name}<Status is={step.status} /></span>} note={<code>{step.uses}</code>}>
      <div className="stack">
        {step.error && <Refusal error={new ApiProblem(-1, 'step.failed', step.error)} />}
        <Facts
          of={[
            ['Attempt', step.attempt],
            ['Began', <When key="b" at={step.startedAt} />],
            ['Took', <Took key="t" from={step.startedAt} to={step.endedAt} />],
            step.progress != null && step.status === 'Running' && ['Progress', percent(step.progress, 0)],
            Boolean(step.message) && ['Message', step.message],
            run && ['Run', <Link key="r" to={`/runs/${run.id}`}>{run.name}</Link>],
            ['Cache key', <Digest key="c" value={step.cacheKey} />],
          ]}
        />
        {Object.keys(step.outputs).length > 0 && (
          <div>
            <h3 className={css['heading']}>What came out</h3>
            <Facts columns="tight" of={Object.entries(step.outputs).map(([name, value]): [string, React.ReactNode] => [name, <OutputValue key={name} name={name} value={value} />])} />
          </div>
        )}
        <StepLogView key={step.name} execution={execution} step={step.name} running={step.status === 'Running'} />
      </div>
    </Panel>
  )
}
