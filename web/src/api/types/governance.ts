/** Who the server takes the caller for. */
export interface WhoAmI {
  name: string
  displayName: string
  roles: string[]
  permissions: string[]
  authentication: string
}

export interface AuditEntry {
  position: number
  at: string
  type: string
  actor: string
  subject: string
  data: string
  previousHash: string
  hash: string
}

export interface AuditCheck {
  entries: number
  valid: boolean
  brokenAt: number | null
  head: string
}

export interface LineageNode {
  id: string
  kind: string
  title: string
  detail: string | null
  digest: string | null
  link: string | null
}

export interface Lineage {
  root: string
  nodes: LineageNode[]
  edges: { from: string; to: string; relation: string }[]
}

export type StageState = 'empty' | 'idle' | 'running' | 'waiting' | 'alert'

export interface Stage {
  name: string
  state: StageState
  count: number
  headline: string
  detail: string | null
  lastAt: string | null
  link: string
}

export interface Overview {
  stages: Stage[]
  latest: AuditEntry[]
}

export interface ServerInfo {
  version: string
  startedAt: string
  database: string
  blobs: string
  authentication: string
  memoryBytes: number
}
