import { Link } from 'react-router'
import type { Run, RunComparison } from '@/api/types'
import { Page, Panel } from '@/components/Page'
import { Empty, Loaded } from '@/components/States'
import { Status } from '@/components/Status'
import { Chart } from '@/components/chart/Chart'
import { metricName, metricPart } from '@/components/format'
import { useUrlList } from '@/components/url'
import { useComparison, useHistories, useLastEvaluations } from '../api/runs'
import { calibrationSpec, rocSpec } from '../components/curves'
import { Differences, MetricsBeside } from '../components/Differences'
import { courseSpec, groupsOf, seriesOf } from '../components/metrics'

const nameOf = (run: Run, runs: Run[]) => (runs.filter((r) => r.name === run.name).length > 1 ? `${run.name} …${run.id.slice(-4)}` : run.name)

function Courses({ runs, names }: { runs: Run[]; names: string[] }) {
  const histories = useHistories(runs.map((r) => r.id))
  const all = histories.flatMap((h, i) => groupsOf(h ?? []).flatMap(([group, members]) => members.map((m) => ({ group, series: seriesOf(m, `${names[i]} ${metricPart(m.key)}`.trim()) }))))
  const groups = [...new Set(all.map((a) => a.group))]
  return groups.map((group) => (
    <Panel key={group}><Chart title={`${metricName(group)} by round`} spec={courseSpec(group, all.filter((a) => a.group === group).map((a) => a.series))} height={300} /></Panel>
  ))
}

function Curves({ runs, names }: { runs: Run[]; names: string[] }) {
  const evaluations = useLastEvaluations(runs.map((r) => r.id))
  const named = evaluations.flatMap((e, i) => (e ? [[names[i] ?? '', e] as [string, typeof e]] : []))
  if (named.length === 0) return null
  return (
    <>
      <Panel><Chart title="ROC" spec={rocSpec(named)} height={320} /></Panel>
      <Panel><Chart title="Calibration" spec={calibrationSpec(named)} height={320} /></Panel>
    </>
  )
}

function Beside({ comparison }: { comparison: RunComparison }) {
  const { runs } = comparison
  const names = runs.map((r) => nameOf(r, runs))
  return (
    <>
      <div className="row wrap">
        {runs.map((r, i) => <Link key={r.id} to={`/runs/${r.id}`} className="row">{names[i]} <Status is={r.status} /></Link>)}
      </div>
      <MetricsBeside runs={runs} names={names} />
      <Differences comparison={comparison} names={names} />
      <div className="grid-2">
        <Courses runs={runs} names={names} />
        <Curves runs={runs} names={names} />
      </div>
    </>
  )
}

export default function ComparePage() {
  const [ids] = useUrlList('id')
  const comparison = useComparison(ids)
  return (
    <Page title="Compare runs" crumbs={[{ label: 'Runs', to: '/runs' }]} lead="Only what differs is listed; every metric and every curve is laid over the others.">
      {ids.length < 2 ? (
        <Panel><Empty icon="runs" title="Choose two or more runs">Mark them in the table of <Link to="/runs">all runs</Link>.</Empty></Panel>
      ) : (
        <Loaded query={comparison} height={420}>{(data) => <Beside comparison={data} />}</Loaded>
      )}
    </Page>
  )
}
