import type { Comparison } from './runs'

export type VersionStatus = 'GatesPending' | 'GatesFailed' | 'AwaitingApproval' | 'Approved' | 'Rejected'

export interface Model {
  name: string
  description: string
  owner: string
  createdAt: string
  latestVersion: number
  aliases: Record<string, number>
}

export interface Tensor {
  name: string
  dataType: string
  shape: number[]
}

export interface Gate {
  name: string
  kind: string
  passed: boolean
  observed: string
  required: string
  checkedAt: string
}

export interface Approval {
  decision: 'Approve' | 'Reject'
  by: string
  comment: string
  at: string
  modelDigest: string
}

export interface ModelVersion {
  model: string
  version: number
  digest: string
  status: VersionStatus
  description: string
  run: string | null
  execution: string | null
  table: string | null
  dataset: string | null
  codeDigest: string | null
  author: string
  signature: { inputs: Tensor[]; outputs: Tensor[] }
  metrics: Record<string, number>
  gates: Gate[]
  approvals: Approval[]
  againstChampion: Comparison | null
  aliases: string[]
  createdAt: string
}

export interface AliasChange {
  model: string
  alias: string
  from: number | null
  to: number | null
  by: string
  at: string
}
