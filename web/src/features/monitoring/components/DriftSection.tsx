import { SegmentedControl } from '@mantine/core'
import { useSearchParams } from 'react-router'
import type { Drift, FeatureDrift } from '@/api/types'
import { Chart } from '@/components/chart/Chart'
import { HeatMap } from '@/components/chart/HeatMap'
import type { ChartSpec } from '@/components/chart/spec'
import { day, number, percent } from '@/components/format'
import { Panel } from '@/components/Page'
import { Empty, Loaded } from '@/components/States'
import { Status } from '@/components/Status'
import { useUrl } from '@/components/url'
import { useDrift } from '../api/monitoring'
import { useRange } from './RangePicker'
import { jensenShannon, psi } from './thresholds'

/** The month only where it begins, so that four weeks fit. */
const dayLabel = (at: string, before: string | undefined) => (before && at.slice(0, 7) === before.slice(0, 7) ? String(Number(at.slice(8, 10))) : day(at))

type Measure = 'psi' | 'js'

const measures = [
  { value: 'psi', label: 'PSI' },
  { value: 'js', label: 'Jensen–Shannon' },
]

const valueOf = (measure: Measure) => (p: { psi: number; jensenShannon: number }) => (measure === 'psi' ? p.psi : p.jensenShannon)

const shareSpec = (f: FeatureDrift): ChartSpec => ({
  x: { name: f.feature, kind: 'category' },
  y: { name: 'Share of rows', kind: 'number', zero: true, format: (n) => percent(n, 0) },
  series: [
    { name: 'live', kind: 'bar', points: f.bins.map((b, i) => ({ x: b, y: f.current[i] ?? 0 })) },
    { name: 'training', kind: 'bar', reference: true, points: f.bins.map((b, i) => ({ x: b, y: f.reference[i] ?? 0 })) },
  ],
})

function courseSpec(f: FeatureDrift, measure: Measure): ChartSpec {
  const bounds = measure === 'psi' ? psi : jensenShannon
  return {
    x: { name: 'Day', kind: 'time', format: day },
    y: { name: measure === 'psi' ? 'PSI' : 'Jensen–Shannon distance', kind: 'number', zero: true },
    series: [{ name: f.feature, points: f.days.map((d) => ({ x: Date.parse(d.day), y: valueOf(measure)(d) })) }],
    marks: [{ y: bounds.warn, label: 'moderate', tone: 'warn' }, { y: bounds.fail, label: 'drifted', tone: 'fail' }],
  }
}

function Feature({ feature, measure }: { feature: FeatureDrift; measure: Measure }) {
  return (
    <Panel title={<span className="row">{feature.feature}<Status is={feature.status} /></span>} note={`PSI ${number(feature.psi)}, Jensen–Shannon ${number(feature.jensenShannon)} over the whole window.`}>
      <div className="grid-2">
        <Chart title="Live beside training" spec={shareSpec(feature)} height={250} />
        <Chart title="Day by day" spec={courseSpec(feature, measure)} height={250} />
      </div>
    </Panel>
  )
}

function Body({ drift }: { drift: Drift }) {
  const [measureText, setMeasure] = useUrl('measure', 'psi')
  const worst = [...drift.features].sort((a, b) => b.psi - a.psi)[0]
  const [chosen] = useUrl('feature', worst?.feature ?? '')
  const [now] = useSearchParams()
  const measure: Measure = measureText === 'js' ? 'js' : 'psi'
  const all = [...drift.features, drift.prediction]
  const days = [...new Set(all.flatMap((f) => f.days.map((d) => d.day)))].sort()
  const feature = all.find((f) => f.feature === chosen) ?? worst ?? drift.prediction
  const bounds = measure === 'psi' ? psi : jensenShannon
  const search = (name: string) => `?${new URLSearchParams([...[...now].filter(([key]) => key !== 'feature'), ['feature', name]]).toString()}`
  const rows = all.map((f) => {
    const known = new Map(f.days.map((d) => [d.day, valueOf(measure)(d)]))
    return { name: f === drift.prediction ? `prediction: ${f.feature}` : f.feature, to: search(f.feature), values: [valueOf(measure)(f), ...days.map((d) => known.get(d) ?? null)] }
  })
  if (days.length === 0) return <Panel><Empty icon="monitoring" title="No predictions logged yet" command="slipway predict DEPLOYMENT --file rows.json">Drift is counted from the first day of traffic.</Empty></Panel>
  return (
    <>
      <Panel>
        <HeatMap
          title="Drift against the training table" columns={['all', ...days.map((d, i) => dayLabel(d, days[i - 1]))]} rows={rows} {...bounds} form={(n) => n.toFixed(n < 1 ? 2 : 1)}
          note={`${measure === 'psi' ? 'Population stability index' : 'Jensen–Shannon distance with base-2 logarithm'}; one day holds one weekday, so calendar features always differ by day.`}
          tools={<SegmentedControl size="xs" aria-label="Measure of drift" data={measures} value={measure} onChange={setMeasure} />}
        />
      </Panel>
      <Feature feature={feature} measure={measure} />
    </>
  )
}

/** How live inputs and predictions differ from what the model was trained on. */
export function DriftSection({ deployment }: { deployment: string }) {
  const drift = useDrift(deployment, useRange())
  return <Loaded query={drift} height={420}>{(data) => <Body drift={data} />}</Loaded>
}
