export interface Page<T> {
  items: T[]
  next: string | null
  total: number
}

export interface ProblemEntry {
  path: string
  message: string
  line?: number | null
}

/** A number with its 95 % interval; low and high are null where no interval is defined. */
export interface Estimate {
  value: number
  low: number | null
  high: number | null
}
