import { Button } from '@mantine/core'
import type { Table } from '@/api/types'
import { count } from '@/components/format'
import { Panel } from '@/components/Page'
import { Loaded } from '@/components/States'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { useUrl } from '@/components/url'
import { useRows } from '../api/datasets'

const size = 50

interface Row {
  number: number
  cells: unknown[]
}

const numericType = /int|double|float|decimal|real/

/** Some rows, to look at. */
export function Preview({ table }: { table: Table }) {
  const [from, goTo] = useUrl('from', '0')
  const offset = Math.max(0, Number(from) || 0)
  const rows = useRows(table.digest, offset)
  return (
    <Loaded query={rows} height={420}>
      {(data) => {
        const columns: Column<Row>[] = [
          { id: '#', name: '#', numeric: true, value: (r) => r.number, cell: (r) => <span className="muted">{count(r.number)}</span> },
          ...data.columns.map((c, i): Column<Row> => ({
            id: c.name, name: c.name, numeric: numericType.test(c.type), ...(c.unit ? { unit: c.unit } : {}),
            value: (r) => { const v = r.cells[i]; return v == null ? null : typeof v === 'number' ? v : String(v) },
          })),
        ]
        const last = Math.min(data.total, offset + data.rows.length)
        return (
          <Panel
            title={`Rows ${count(offset + 1)} to ${count(last)} of ${count(data.total)}`}
            actions={
              <>
                <Button variant="default" size="compact-xs" disabled={offset === 0} onClick={() => { goTo(String(Math.max(0, offset - size))) }}>Back</Button>
                <Button variant="default" size="compact-xs" disabled={last >= data.total} onClick={() => { goTo(String(offset + size)) }}>Further</Button>
              </>
            }
            flush
          >
            <DataTable label="rows" name="rows" rows={data.rows.map((cells, i) => ({ number: offset + i + 1, cells }))} columns={columns} keyOf={(r) => String(r.number)} />
          </Panel>
        )
      }}
    </Loaded>
  )
}
