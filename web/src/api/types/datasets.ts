export type ColumnRole = 'Feature' | 'Label' | 'Id' | 'Time' | 'Outcome'

export interface Column {
  name: string
  type: string
  meaning: string | null
  unit: string | null
  role: ColumnRole | null
}

export interface Table {
  digest: string
  rows: number
  bytes: number
  columns: Column[]
  origin: { kind: string; detail: string; parents: string[] }
  createdBy: string
  createdAt: string
}

export interface DatasetVersion {
  dataset: string
  version: number
  table: Table
  note: string
  createdBy: string
  createdAt: string
}

export interface Dataset {
  name: string
  description: string
  owner: string
  createdAt: string
  versions: number
  latest: DatasetVersion | null
}

export interface Rows {
  columns: Column[]
  rows: unknown[][]
  total: number
}

export interface Histogram {
  edges: number[]
  counts: number[]
}

export interface ColumnProfile {
  name: string
  type: string
  rows: number
  missing: number
  distinct: number
  min: string | null
  max: string | null
  mean: number | null
  standardDeviation: number | null
  quantiles: { q: number; value: number }[]
  histogram: Histogram | null
  top: { value: string; count: number }[]
}

export interface Profile {
  table: string
  rows: number
  columns: ColumnProfile[]
}

export interface Expectation {
  column: string | null
  kind: string
  severity: 'Error' | 'Warning'
  passed: boolean
  expected: string
  observed: string
  failingRows: number | null
}

export interface Validation {
  id: string
  table: string
  expectationsDigest: string
  passed: boolean
  results: Expectation[]
  checkedBy: string
  checkedAt: string
}

export interface SplitPart {
  name: string
  table: string
  rows: number
  from: string | null
  to: string | null
  positiveRate: number | null
  low: number | null
  high: number | null
}

export interface Split {
  table: string
  request: {
    ratios: Record<string, number>
    by: 'Time' | 'Random'
    column: string | null
    seed: number
    label: string | null
  }
  parts: SplitPart[]
}
