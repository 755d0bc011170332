import { ActionIcon, Skeleton, Tooltip, useComputedColorScheme } from '@mantine/core'
import type { EChartsType } from 'echarts/core'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { download, toCsv } from '../csv'
import { Icon } from '../icons'
import css from './Chart.module.css'
import { ChartTable, tableOf } from './ChartTable'
import { Legend } from './Legend'
import { nameOf, optionOf } from './option'
import { colourVariable, readPalette } from './palette'
import type { ChartSpec } from './spec'

interface Props {
  title: string
  /** What the picture says, for those who do not see it. */
  note?: ReactNode
  spec: ChartSpec
  height?: number
}

function Canvas({ spec, height, label }: { spec: ChartSpec; height: number; label: string }) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | undefined>(undefined)
  const [ready, setReady] = useState(false)
  const scheme = useComputedColorScheme('light')

  useEffect(() => {
    let gone = false
    let watch: ResizeObserver | undefined
    void import('./engine').then(({ open }) => {
      const element = place.current
      if (gone || !element) return
      chart.current = open(element)
      watch = new ResizeObserver(() => { chart.current?.resize() })
      watch.observe(element)
      setReady(true)
    })
    return () => {
      gone = true
      watch?.disconnect()
      chart.current?.dispose()
      chart.current = undefined
    }
  }, [])

  useEffect(() => {
    if (ready) chart.current?.setOption(optionOf(spec, readPalette()), { notMerge: true })
  }, [ready, spec, scheme])

  return (
    <div className={css['canvas']} style={{ height }}>
      {!ready && <Skeleton height={height - 20} radius={8} />}
      <div ref={place} role="img" aria-label={label} style={{ height }} />
    </div>
  )
}

/** The series still shown, each in the colour it had among all. */
const withColours = (spec: ChartSpec, hidden: string[]): ChartSpec => ({
  ...spec,
  series: spec.series.map((s, i) => ({ ...s, colour: s.colour ?? i })).filter((s) => !hidden.includes(s.name)),
})

/** The one chart: a title, a picture, and the table and the CSV behind it. */
export function Chart({ title, note, spec, height = 260 }: Props) {
  const [table, setTable] = useState(false)
  const [hidden, setHidden] = useState<string[]>([])
  const shown = useMemo(() => withColours(spec, hidden), [spec, hidden])
  const toggle = (name: string) => { setHidden(hidden.includes(name) ? hidden.filter((h) => h !== name) : [...hidden, name]) }
  const save = () => {
    const { header, rows } = tableOf(spec)
    download(`${title.replace(/\W+/g, '-').toLowerCase()}.csv`, toCsv(header, rows))
  }
  return (
    <figure className={css['chart']}>
      <figcaption>
        <div>
          <strong>{title}</strong>
          {note && <span className={css['note']}>{note}</span>}
        </div>
        <span className={css['tools']}>
          <Tooltip label={table ? 'Show the picture' : 'Show the numbers'}>
            <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`${table ? 'Picture' : 'Table'} of ${title}`} aria-pressed={table} onClick={() => { setTable(!table) }}>
              <Icon name={table ? 'chart' : 'table'} size={14} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Save as CSV">
            <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`Save ${title} as CSV`} onClick={save}>
              <Icon name="download" size={14} />
            </ActionIcon>
          </Tooltip>
        </span>
      </figcaption>
      {spec.series.length > 1 && (
        <Legend series={spec.series} colours={spec.series.map((s, i) => colourVariable(s.colour ?? i, s.reference === true))} hidden={hidden} onToggle={toggle} />
      )}
      {!table && <p className={css['yName']}>{nameOf(spec.y)}</p>}
      {table ? <ChartTable spec={spec} height={height} label={title} /> : <Canvas spec={shown} height={height} label={`${title}: ${spec.series.map((s) => s.name).join(', ')}`} />}
    </figure>
  )
}
