export interface Axis {
  name: string
  unit?: string
  kind: 'number' | 'time' | 'category'
  /** Zero matters here, so the axis begins at it. */
  zero?: boolean
  min?: number
  max?: number
  format?: (value: number) => string
}

export interface Point {
  x: number | string
  y: number | null
  low?: number | null
  high?: number | null
}

export interface Series {
  name: string
  points: Point[]
  kind?: 'line' | 'bar' | 'step'
  /** A reference is drawn dashed and grey, beside the current. */
  reference?: boolean
  /** Which colour of the palette, where the order of the series does not say it. */
  colour?: number
  dots?: boolean
}

/** A level or a moment worth a line of its own. */
export interface Mark {
  label: string
  y?: number
  x?: number | string
  tone?: 'warn' | 'fail' | 'ink'
  /** The label stands at the beginning of its line. */
  early?: boolean
  /** The series it belongs to, by its colour. */
  colour?: number
}

/** What is to be seen, without a word about how it is drawn. */
export interface ChartSpec {
  x: Axis
  y: Axis
  series: Series[]
  marks?: Mark[]
}
