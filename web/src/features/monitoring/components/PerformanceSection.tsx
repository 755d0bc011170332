import { SegmentedControl } from '@mantine/core'
import type { Performance, PerformancePoint } from '@/api/types'
import { Chart } from '@/components/chart/Chart'
import type { ChartSpec } from '@/components/chart/spec'
import { count, day, higherIsBetter, metricName, percent, score } from '@/components/format'
import { Panel } from '@/components/Page'
import { Empty, Loaded } from '@/components/States'
import { useUrl } from '@/components/url'
import { usePerformance } from '../api/monitoring'
import { useRange } from './RangePicker'

const versionsOf = (points: PerformancePoint[]) => [...new Set(points.map((p) => p.version))].sort((a, b) => a - b)

function metricSpec(performance: Performance, key: string): ChartSpec {
  const versions = versionsOf(performance.points)
  return {
    x: { name: 'Day', kind: 'time', format: day },
    y: { name: `${metricName(key)}, ${higherIsBetter(key) ? 'higher' : 'lower'} is better`, kind: 'number', format: score },
    series: versions.map((v) => ({
      name: `version ${v}`,
      points: performance.points
        .filter((p) => p.version === v && p.metrics[key])
        .map((p) => ({ x: Date.parse(p.day), y: p.metrics[key]?.value ?? null, low: p.metrics[key]?.low ?? null, high: p.metrics[key]?.high ?? null })),
    })),
    marks: performance.references
      .filter((r) => versions.includes(r.version) && r.metrics[key] !== undefined)
      .map((r) => ({ y: r.metrics[key] ?? 0, label: `version ${r.version} when registered`, colour: versions.indexOf(r.version), early: r.version === versions[0] })),
  }
}

const volumeSpec = (performance: Performance): ChartSpec => ({
  x: { name: 'Day', kind: 'category' },
  y: { name: 'Predictions', kind: 'number', zero: true, format: count },
  series: versionsOf(performance.points).map((v) => ({
    name: `version ${v}`, kind: 'bar', points: performance.points.filter((p) => p.version === v).map((p) => ({ x: day(p.day), y: p.predictions })),
  })),
})

function Body({ performance }: { performance: Performance }) {
  const keys = [...new Set(performance.points.flatMap((p) => Object.keys(p.metrics)))]
  const foremost = ['auc', 'log_loss', 'brier', 'accuracy'].filter((k) => keys.includes(k))
  const [metric, choose] = useUrl('metric', foremost[0] ?? keys[0] ?? '')
  const predictions = performance.points.reduce((n, p) => n + p.predictions, 0)
  const labelled = performance.points.reduce((n, p) => n + p.labelled, 0)
  if (predictions === 0) return <Panel><Empty icon="monitoring" title="No predictions logged yet" command="slipway predict DEPLOYMENT --file rows.json" /></Panel>
  return (
    <>
      {metric ? (
        <Panel actions={<SegmentedControl size="xs" aria-label="Metric" value={metric} onChange={choose} data={(foremost.length > 0 ? foremost : keys).map((k) => ({ value: k, label: metricName(k) }))} />}>
          <Chart title={`${metricName(metric)} by day`} note="From the labels that have arrived, with 95 % intervals; the dashed lines are what each version scored when it was registered." spec={metricSpec(performance, metric)} height={340} />
        </Panel>
      ) : (
        <Panel><Empty icon="clock" title="No labels have arrived yet">A label joins its prediction by the prediction's id: <code>POST /api/v1/labels</code>.</Empty></Panel>
      )}
      <Panel><Chart title="Predictions by day" note={`${count(predictions)} in all, ${percent(labelled / predictions)} with a label.`} spec={volumeSpec(performance)} height={220} /></Panel>
    </>
  )
}

/** How well the predictions did, by version and day. */
export function PerformanceSection({ deployment }: { deployment: string }) {
  const performance = usePerformance(deployment, useRange())
  return <Loaded query={performance} height={420}>{(data) => <Body performance={data} />}</Loaded>
}
