import css from './Bars.module.css'

interface Props {
  counts: number[]
  /** Shares or counts of the reference, drawn as a line over the bars; scaled to the same sum. */
  reference?: number[]
  labels: (i: number) => string
  height?: number
  label: string
}

/** A small histogram for table cells and cards. */
export function Bars({ counts, reference, labels, height = 44, label }: Props) {
  const width = 200
  const sum = (list: number[]) => list.reduce((a, b) => a + b, 0) || 1
  const [total, referenceTotal] = [sum(counts), reference ? sum(reference) : 1]
  const shares = counts.map((c) => c / total)
  const referenceShares = reference?.map((c) => c / referenceTotal)
  const most = Math.max(...shares, ...(referenceShares ?? []), 1e-9)
  const step = width / Math.max(counts.length, 1)
  const y = (share: number) => height - Math.max(share > 0 ? 1.2 : 0, (share / most) * (height - 2))
  const steps = referenceShares?.map((s, i) => `${i === 0 ? 'M' : 'L'}${i * step} ${y(s)}H${(i + 1) * step}`).join('')
  return (
    <svg className={css['bars']} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" style={{ height }} role="img" aria-label={label}>
      {shares.map((share, i) => (
        <g key={i}>
          <rect x={i * step} y={0} width={step} height={height} fill="transparent">
            <title>{labels(i)}</title>
          </rect>
          <rect className={css['bar']} x={i * step + step * 0.06} y={y(share)} width={step * 0.88} height={height - y(share)} pointerEvents="none" />
        </g>
      ))}
      {steps && <path className={css['reference']} d={steps} />}
      <line className={css['base']} x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} />
    </svg>
  )
}
