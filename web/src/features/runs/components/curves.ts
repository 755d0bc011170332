import type { Evaluation } from '@/api/types'
import type { ChartSpec, Series } from '@/components/chart/spec'
import { percent } from '@/components/format'

type Named = [name: string, evaluation: Evaluation]

const diagonal = (name: string, to: number): Series => ({ name, reference: true, points: [{ x: 0, y: 0 }, { x: to, y: to }] })
const share = (n: number) => percent(n, 0)

export const rocSpec = (of: Named[]): ChartSpec => ({
  x: { name: 'False positive rate', kind: 'number', zero: true, max: 1, format: share },
  y: { name: 'True positive rate', kind: 'number', zero: true, max: 1, format: share },
  series: [
    ...of.map(([name, e]): Series => ({ name, dots: false, points: e.roc.map((p) => ({ x: p.falsePositiveRate, y: p.truePositiveRate })) })),
    diagonal('chance', 1),
  ],
})

export function calibrationSpec(of: Named[]): ChartSpec {
  const bins = of.map(([, e]) => e.calibration.filter((b) => b.rows > 0))
  const most = Math.min(1, Math.max(0.1, ...bins.flat().map((b) => Math.max(b.meanPredicted, b.observedRate))))
  const top = Math.ceil(most * 20) / 20
  return {
    x: { name: 'Mean predicted probability', kind: 'number', zero: true, max: top, format: share },
    y: { name: 'Observed share', kind: 'number', zero: true, format: share },
    series: [
      ...of.map(([name], i): Series => ({ name, dots: true, points: (bins[i] ?? []).map((b) => ({ x: b.meanPredicted, y: b.observedRate, low: b.low, high: b.high })) })),
      diagonal('perfect', top),
    ],
  }
}
