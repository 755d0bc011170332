import { ActionIcon, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { download, toCsv } from '../csv'
import { Icon } from '../icons'
import css from './HeatMap.module.css'

export interface HeatRow {
  name: string
  to?: string
  head?: ReactNode
  values: (number | null)[]
}

interface Props {
  title: string
  note?: ReactNode
  columns: string[]
  rows: HeatRow[]
  /** From where a value is worth a look, and from where it is a finding. */
  warn: number
  fail: number
  form: (n: number) => string
  tools?: ReactNode
}

/** A table whose cells are shaded by their value: the number stands in each, so colour only helps. */
export function HeatMap({ title, note, columns, rows, warn, fail, form, tools }: Props) {
  const strength = (v: number) => Math.round(Math.min(1, v / (fail * 1.6)) * 100)
  const crowded = columns.length > 18
  const tone = (v: number) => (v >= fail ? 'fail' : v >= warn ? 'warn' : 'live')
  return (
    <figure className={css['heat']}>
      <figcaption>
        <div>
          <strong>{title}</strong>
          {note && <span>{note}</span>}
        </div>
        <div className="row">
          {tools}
          <Tooltip label="Save as CSV">
            <ActionIcon
              size="sm" variant="subtle" color="gray" aria-label={`Save ${title} as CSV`}
              onClick={() => { download('heat-map.csv', toCsv(['', ...columns], rows.map((r) => [r.name, ...r.values]))) }}
            >
              <Icon name="download" size={14} />
            </ActionIcon>
          </Tooltip>
        </div>
      </figcaption>
      <div className={css['scroll']} role="region" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col"><span className="visually-hidden">Name</span></th>
              {columns.map((c) => <th key={c} scope="col">{c}</th>)}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">
                  {row.to ? <Link to={row.to}>{row.name}</Link> : row.name}
                  {row.head}
                </th>
                {row.values.map((v, i) => (
                  <td
                    key={columns[i]} data-tone={v == null ? undefined : tone(v)} title={v == null ? 'no rows' : `${row.name}, ${columns[i]}: ${form(v)}`}
                    style={v == null ? undefined : ({ '--p': `${strength(v)}%` } as React.CSSProperties)}
                  >
                    {v == null ? '·' : crowded ? form(v).replace(/^0\./, '.') : form(v)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={css['key']}>
        <span data-tone="live">below {form(warn)} stable</span>
        <span data-tone="warn">from {form(warn)} moderate</span>
        <span data-tone="fail">from {form(fail)} drifted</span>
      </p>
    </figure>
  )
}
