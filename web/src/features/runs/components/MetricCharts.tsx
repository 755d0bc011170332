import type { Run } from '@/api/types'
import { Chart } from '@/components/chart/Chart'
import { metricName, metricOrder, metricPart, score } from '@/components/format'
import { Panel } from '@/components/Page'
import { Empty, Loaded } from '@/components/States'
import { DataTable } from '@/components/table/DataTable'
import { useMetrics } from '../api/runs'
import { courseSpec, groupsOf, seriesOf } from './metrics'

/** The course of every metric that has one, and the last value of all. */
export function MetricCharts({ run }: { run: Run }) {
  const metrics = useMetrics(run.id, run.status === 'Running')
  return (
    <>
      <Loaded query={metrics} height={300}>
        {(histories) => {
          const groups = groupsOf(histories)
          if (groups.length === 0) return null
          return (
            <div className="grid-2">
              {groups.map(([group, members]) => (
                <Panel key={group}>
                  <Chart title={`${metricName(group)} by round`} spec={courseSpec(group, members.map((m) => seriesOf(m, metricPart(m.key) || m.key)))} />
                </Panel>
              ))}
            </div>
          )
        }}
      </Loaded>
      <Panel title="Last values" flush>
        <DataTable
          label="metrics" name="metrics" tools={false} keyOf={([key]) => key} rows={Object.entries(run.metrics).sort(([a], [b]) => metricOrder(a, b))}
          columns={[
            { id: 'key', name: 'Metric', value: ([key]) => key, cell: ([key]) => <>{metricName(key)} <code className="muted">{key}</code></> },
            { id: 'value', name: 'Value', numeric: true, value: ([, value]) => value, cell: ([, value]) => score(value) },
          ]}
          empty={<Empty icon="runs" title="No metrics logged yet" />}
        />
      </Panel>
    </>
  )
}
