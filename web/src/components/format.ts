const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const compact = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 })

export const none = '—'

/** 1234567 → 1,234,567 */
export const count = (n: number | null | undefined) => (n == null ? none : whole.format(n))

/** 1234567 → 1.2M, for places where only the size matters */
export const brief = (n: number | null | undefined) => (n == null ? none : Math.abs(n) < 10_000 ? number(n) : compact.format(n))

/** A number with as many digits as it can carry: 0.6294, 12.3, 1,204. */
export function number(n: number | null | undefined, digits = 3): string {
  if (n == null || Number.isNaN(n)) return none
  const size = Math.abs(n)
  if (size >= 1000 || Number.isInteger(n)) return whole.format(n)
  if (size >= 1) return n.toFixed(size >= 100 ? 1 : 2)
  if (size > 0 && size < 10 ** -digits) return n.toExponential(1)
  return n.toFixed(digits)
}

/** A score such as AUC or log loss: always four digits after the point, so that columns line up. */
export const score = (n: number | null | undefined) => (n == null || Number.isNaN(n) ? none : Math.abs(n) >= 1000 ? whole.format(n) : n !== 0 && Math.abs(n) < 5e-5 ? n.toExponential(1) : n.toFixed(4))

export const signed = (n: number | null | undefined, form: (n: number) => string = score) =>
  n == null ? none : `${n > 0 ? '+' : n < 0 ? '−' : '±'}${form(Math.abs(n))}`

export const percent = (share: number | null | undefined, digits = 1) =>
  share == null || Number.isNaN(share) ? none : `${(share * 100).toFixed(digits)} %`

export function bytes(n: number | null | undefined): string {
  if (n == null) return none
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const step = n < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(n) / 3))
  return `${(n / 1000 ** step).toFixed(step === 0 ? 0 : 1)} ${units[step] ?? 'B'}`
}

export function duration(ms: number | null | undefined): string {
  if (ms == null || Number.isNaN(ms)) return none
  if (ms < 1000) return `${Math.round(ms)} ms`
  const s = ms / 1000
  if (s < 60) return `${s.toFixed(s < 10 ? 1 : 0)} s`
  if (s < 3600) return `${Math.floor(s / 60)} min ${Math.round(s % 60)} s`
  return `${Math.floor(s / 3600)} h ${Math.round((s % 3600) / 60)} min`
}

export const millis = (ms: number | null | undefined) =>
  ms == null ? none : ms < 1 ? `${Math.round(ms * 1000)} µs` : `${ms < 10 ? ms.toFixed(2) : ms.toFixed(1)} ms`

export const between = (from: string | null | undefined, to: string | null | undefined, now = Date.now()) =>
  from ? duration((to ? Date.parse(to) : now) - Date.parse(from)) : none

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const exactFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' })

/** A calendar day of the data: always UTC, as the server counts days. */
export const day = (at: string | number) => dayFormat.format(new Date(at))
export const exact = (at: string | number) => `${exactFormat.format(new Date(at))} UTC`

const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto', style: 'short' })
const spans: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

export function ago(at: string, now = Date.now()): string {
  const seconds = (Date.parse(at) - now) / 1000
  if (Math.abs(seconds) < 5) return 'just now'
  for (const [unit, size] of spans) if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit)
  return relative.format(Math.round(seconds), 'second')
}

export const shortDigest = (digest: string) => digest.replace(/^sha256:/, '').slice(0, 12)

/** log_loss → log loss; AwaitingApproval → awaiting approval */
export const words = (name: string) =>
  name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]/g, ' ').toLowerCase()

const metricNames: Record<string, string> = {
  auc: 'AUC', log_loss: 'Log loss', brier: 'Brier score', f1: 'F1', accuracy: 'Accuracy', precision: 'Precision',
  recall: 'Recall', positive_rate: 'Positive rate', predicted_rate: 'Predicted rate',
}

const parts = /^(train|training|valid|validation|test|eval)[._/-]/

/** Which rows a metric was taken on, where its key says so: test_auc → test. */
export const metricPart = (key: string) => parts.exec(key)?.[1] ?? ''
export const metricBase = (key: string) => key.replace(parts, '')

/** test_auc → AUC, test */
export function metricName(key: string): string {
  const [base, part] = [metricBase(key), metricPart(key)]
  const name = metricNames[base] ?? base.replace(/_/g, ' ')
  return part ? `${name}, ${part}` : name
}

const order = ['auc', 'log_loss', 'brier', 'accuracy', 'f1', 'precision', 'recall']
const partOrder = ['test', '', 'validation', 'valid', 'eval', 'train', 'training']
const rank = (list: string[], word: string) => (list.includes(word) ? list.indexOf(word) : list.length)

/** Whether one value of the metric is better than another; a row count or a threshold only is what it is. */
export const isScore = (key: string) => order.includes(metricBase(key))

/** Metrics as people look for them: what the held-out rows say first, the well-known names first. */
export const metricOrder = (a: string, b: string) =>
  rank(order, metricBase(a)) - rank(order, metricBase(b)) || rank(partOrder, metricPart(a)) - rank(partOrder, metricPart(b)) || a.localeCompare(b)

/** Whether a bigger value of the metric is a better one. */
export const higherIsBetter = (key: string) => !/loss|brier|error|rmse|mae|gap/.test(key)
