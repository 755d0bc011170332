import type { Step, StepDefinition } from '@/api/types'
import type { Node } from '@/components/graph/Graph'
import { reduced } from '@/components/graph/layers'
import { Status } from '@/components/Status'
import { meaningOf } from '@/components/vocabulary'
import { Took } from '@/components/When'

export const edgesOf = (steps: { name: string; needs: string[]; status?: string }[]) =>
  reduced(steps.flatMap((s) => s.needs.map((need) => ({ from: need, to: s.name, active: s.status === 'Running' }))))

export const definitionNodes = (steps: StepDefinition[]): Node[] =>
  steps.map((s) => ({ id: s.name, kind: s.uses ?? 'command', title: s.name, detail: s.run?.join(' ') ?? null, tone: 'idle' }))

export const executionNodes = (steps: Step[], chosen: string, choose: (name: string) => void): Node[] =>
  steps.map((s) => ({
    id: s.name,
    kind: s.uses,
    title: s.name,
    detail: s.status === 'Running' ? (s.message ?? <Took from={s.startedAt} to={null} />) : s.endedAt ? <Took from={s.startedAt} to={s.endedAt} /> : meaningOf(s.status).word,
    mark: <Status is={s.status} bare label="" />,
    tone: meaningOf(s.status).tone,
    progress: s.status === 'Running' ? s.progress : null,
    selected: s.name === chosen,
    onClick: () => { choose(s.name) },
  }))
