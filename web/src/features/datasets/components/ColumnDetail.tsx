import { ActionIcon } from '@mantine/core'
import type { Column, ColumnProfile } from '@/api/types'
import { Chart } from '@/components/chart/Chart'
import type { ChartSpec } from '@/components/chart/spec'
import { Facts } from '@/components/Facts'
import { count, day, exact, number, percent } from '@/components/format'
import { Icon } from '@/components/icons'
import { Panel } from '@/components/Page'
import { isTime } from './ColumnProfiles'

function specOf(column: Column, profile: ColumnProfile): ChartSpec | null {
  const { histogram, top } = profile
  const y = { name: 'Rows', kind: 'number' as const, zero: true, format: count }
  const unit = column.unit ? { unit: column.unit } : {}
  if (histogram) {
    const text = isTime(column.type) ? day : (n: number) => number(n)
    const points = histogram.counts.map((c, i) => ({ x: `${text(histogram.edges[i] ?? 0)} – ${text(histogram.edges[i + 1] ?? 0)}`, y: c }))
    return { x: { name: column.name, kind: 'category', ...unit }, y, series: [{ name: 'Rows', kind: 'bar', points }] }
  }
  if (top.length === 0) return null
  return { x: { name: column.name, kind: 'category', ...unit }, y, series: [{ name: 'Rows', kind: 'bar', points: top.map((t) => ({ x: t.value, y: t.count })) }] }
}

/** One column, large. */
export function ColumnDetail({ column, profile, onClose }: { column: Column; profile: ColumnProfile; onClose: () => void }) {
  const spec = specOf(column, profile)
  const time = isTime(column.type)
  const value = (n: number) => (time ? exact(n) : number(n))
  return (
    <Panel
      title={column.name}
      note={[column.meaning, column.unit && `in ${column.unit}`].filter(Boolean).join(', ') || 'No meaning is written in the data dictionary yet.'}
      actions={<ActionIcon variant="subtle" color="gray" aria-label={`Close ${column.name}`} onClick={onClose}><Icon name="close" size={14} /></ActionIcon>}
    >
      <div className="grid-2">
        {spec && <Chart title={profile.histogram ? 'Distribution' : 'Most frequent values'} spec={spec} height={270} />}
        <Facts
          columns="tight"
          of={[
            ['Type', <code key="t">{column.type}</code>],
            ['Rows', count(profile.rows)],
            ['Missing', `${count(profile.missing)} (${percent(profile.missing / Math.max(1, profile.rows), 2)})`],
            ['Distinct values', count(profile.distinct)],
            ['Smallest', profile.min],
            ['Largest', profile.max],
            profile.mean != null && !time && ['Mean', number(profile.mean)],
            profile.standardDeviation != null && !time && ['Standard deviation', number(profile.standardDeviation)],
            ...profile.quantiles.map((q): [string, string] => [q.q === 0.5 ? 'Median' : `${q.q * 100} % below`, value(q.value)]),
          ]}
        />
      </div>
    </Panel>
  )
}
