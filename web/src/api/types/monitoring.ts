import type { Estimate } from './page'
import type { Comparison } from './runs'

export interface FeatureDrift {
  feature: string
  bins: string[]
  reference: number[]
  current: number[]
  psi: number
  jensenShannon: number
  status: string
  days: { day: string; rows: number; psi: number; jensenShannon: number }[]
}

export interface Drift {
  deployment: string
  from: string
  to: string
  features: FeatureDrift[]
  prediction: FeatureDrift
}

export interface PerformancePoint {
  day: string
  version: number
  predictions: number
  labelled: number
  metrics: Record<string, Estimate>
}

export interface Performance {
  deployment: string
  points: PerformancePoint[]
  references: { version: number; metrics: Record<string, number> }[]
}

export interface Canary {
  deployment: string
  champion: number
  canary: number
  comparisons: Comparison[]
}

export interface MonitorPlan {
  deployment: string
  plan: string
  rules: { name: string; kind: string; condition: string; severity: string; firing: boolean }[]
  owner: string
  updatedAt: string
}

export type AlertStatus = 'Firing' | 'Acknowledged' | 'Resolved'

export interface Alert {
  id: string
  deployment: string
  model: string
  rule: string
  kind: string
  severity: string
  status: AlertStatus
  message: string
  observed: number
  threshold: number
  from: string
  to: string
  firedAt: string
  resolvedAt: string | null
  acknowledgedBy: string | null
  execution: string | null
  version: number | null
}

export interface Prediction {
  id: string
  at: string
  receivedAt: string
  deployment: string
  model: string
  version: number
  digest: string
  route: string
  inputs: Record<string, unknown>
  outputs: Record<string, unknown>
  label: number | null
  latencyMs: number
  caller: string
}
