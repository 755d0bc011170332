import type { Estimate } from './page'

export type RunStatus = 'Running' | 'Scheduled' | 'Finished' | 'Failed' | 'Killed'

export interface Experiment {
  id: string
  name: string
  createdAt: string
  runs: number
  lastRunAt: string | null
}

export interface RunInput {
  table: string
  context: string
  dataset: string | null
  version: number | null
}

export interface Run {
  id: string
  experiment: string
  name: string
  status: RunStatus
  startedAt: string
  endedAt: string | null
  createdBy: string
  params: Record<string, string>
  metrics: Record<string, number>
  tags: Record<string, string>
  inputs: RunInput[]
  execution: string | null
  step: string | null
  codeDigest: string | null
}

export interface MetricHistory {
  key: string
  points: { key: string; value: number; step: number; at: number | null }[]
}

export interface Artifact {
  path: string
  bytes: number
  digest: string
  mediaType: string
  createdAt: string
}

export interface RunComparison {
  runs: Run[]
  differences: { kind: string; key: string; values: (string | null)[] }[]
}

export interface CalibrationBin {
  from: number
  to: number
  rows: number
  meanPredicted: number
  observedRate: number
  low: number
  high: number
}

export interface Segment {
  dimension: string
  value: string
  rows: number
  positives: number
  metrics: Record<string, Estimate>
  gap: number | null
}

export interface Evaluation {
  id: string
  run: string
  model: string
  table: string
  rows: number
  positives: number
  threshold: number
  metrics: Record<string, Estimate>
  confusion: { truePositives: number; falsePositives: number; trueNegatives: number; falseNegatives: number }
  calibration: CalibrationBin[]
  roc: { falsePositiveRate: number; truePositiveRate: number }[]
  segments: Segment[]
  worstSegments: string[]
  lift: { baselineRun: string; baselineLogLoss: number; logLossReduction: Estimate; aucGain: number } | null
  createdAt: string
}

export interface Contender {
  name: string
  rows: number
  value: Estimate
}

export interface Comparison {
  metric: string
  higherIsBetter: boolean
  champion: Contender
  challenger: Contender
  difference: Estimate
  paired: boolean
  verdict: 'better' | 'worse' | 'undecided'
}
