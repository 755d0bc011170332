export type ExecutionStatus = 'Queued' | 'Running' | 'Succeeded' | 'Failed' | 'Cancelled'
export type StepStatus = 'Waiting' | 'Queued' | 'Running' | 'Succeeded' | 'Cached' | 'Failed' | 'Skipped' | 'Cancelled'

export interface Cause {
  kind: string
  subject: string | null
  actor: string
}

export interface ExecutionSummary {
  id: string
  pipeline: string
  number: number
  status: ExecutionStatus
  cause: Cause
  createdAt: string
  startedAt: string | null
  endedAt: string | null
  stepsDone: number
  steps: number
}

export interface Step {
  name: string
  uses: string
  needs: string[]
  status: StepStatus
  attempt: number
  startedAt: string | null
  endedAt: string | null
  progress: number | null
  message: string | null
  outputs: Record<string, string>
  error: string | null
  cacheKey: string | null
}

export interface Execution extends Omit<ExecutionSummary, 'stepsDone' | 'steps'> {
  pipelineDigest: string
  inputs: Record<string, string>
  steps: Step[]
}

export interface StepLog {
  lines: { number: number; at: string; text: string }[]
  next: number
}

export interface Trigger {
  id: string
  pipeline: string
  kind: string
  on: string
  state: 'Ready' | 'Waiting' | 'Disabled'
  waitingFor: string | null
  lastFiredAt: string | null
  lastExecution: string | null
}

export interface Pipeline {
  name: string
  description: string
  digest: string
  version: number
  createdBy: string
  createdAt: string
  executions: number
  lastExecution: ExecutionSummary | null
  triggers: Trigger[]
}

export interface StepDefinition {
  name: string
  uses: string | null
  run: string[] | null
  needs: string[]
}

export interface PipelineDefinition {
  name: string
  digest: string
  version: number
  definition: string
  files: Record<string, string>
  steps: StepDefinition[]
}
