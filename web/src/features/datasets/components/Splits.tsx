import { Link } from 'react-router'
import type { Split, SplitPart } from '@/api/types'
import { Interval } from '@/components/chart/Interval'
import { Digest } from '@/components/Digest'
import { count, percent, shortDigest } from '@/components/format'
import { Panel } from '@/components/Page'
import { Empty, Loaded } from '@/components/States'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import css from './Splits.module.css'

function columnsOf(split: Split): Column<SplitPart>[] {
  const rates = split.parts.flatMap((p) => [p.low, p.high]).filter((r) => r != null)
  const [from, to] = [Math.min(...rates), Math.max(...rates)]
  const margin = (to - from) * 0.15 || 0.01
  const all = split.parts.reduce((sum, p) => sum + p.rows, 0)
  return [
    { id: 'name', name: 'Part', value: (p) => p.name, cell: (p) => <Link to={`/tables/${p.table}`}><strong>{p.name}</strong></Link> },
    { id: 'rows', name: 'Rows', numeric: true, value: (p) => p.rows, cell: (p) => count(p.rows) },
    { id: 'share', name: 'Share', numeric: true, value: (p) => p.rows / all, cell: (p) => percent(p.rows / all) },
    { id: 'from', name: 'From', value: (p) => p.from },
    { id: 'to', name: 'To', value: (p) => p.to },
    {
      id: 'positive', name: `${split.request.label ?? 'label'} = 1`, value: (p) => p.positiveRate,
      cell: (p) => p.positiveRate != null && <Interval of={{ value: p.positiveRate, low: p.low, high: p.high }} form={(n) => percent(n)} from={from - margin} to={to + margin} />,
    },
    { id: 'table', name: 'Table', value: (p) => p.table, cell: (p) => <Digest value={p.table} to={`/tables/${p.table}`} /> },
  ]
}

function Shares({ split }: { split: Split }) {
  const all = split.parts.reduce((sum, p) => sum + p.rows, 0) || 1
  return (
    <div className={css['shares']} aria-hidden="true">
      {split.parts.map((p) => (
        <div key={p.name} style={{ flexGrow: p.rows / all }}>
          <span>{p.name}</span>
          {p.positiveRate != null && <i style={{ width: percent(p.positiveRate).replace(' ', '') }} />}
        </div>
      ))}
    </div>
  )
}

/** How the table was cut, and how the label lies in each part. */
export function Splits({ rows, error, of }: { rows: Split[] | undefined; error: Error | null; of: string }) {
  return (
    <Loaded query={{ data: rows, error }} height={220}>
      {(splits) =>
        splits.length === 0 ? (
          <Panel><Empty icon="data" title="Not split yet" command="slipway data split NAME --by Time --column date --part train=0.8 --part test=0.2">The same request on the same table always gives the same rows.</Empty></Panel>
        ) : (
          splits.map((split, i) => (
            <Panel
              key={split.parts.map((p) => p.table).join()} flush
              title={`Split by ${split.request.by.toLowerCase()}${split.request.column ? ` (${split.request.column})` : ''}, seed ${split.request.seed}`}
              note={
                <>
                  {split.table !== of && <>Of <Link to={`/tables/${split.table}`}>table {shortDigest(split.table)}</Link>, made from this version. </>}
                  Share of rows whose label is 1, with its 95 % Wilson interval; the dark part of the bar shows it.
                </>
              }
            >
              <Shares split={split} />
              <DataTable label={`parts ${i + 1}`} name={`parts${i || ''}`} rows={split.parts} columns={columnsOf(split)} keyOf={(p) => p.name} tools={false} />
            </Panel>
          ))
        )
      }
    </Loaded>
  )
}
