import { Skeleton } from '@mantine/core'
import type { MouseEvent, ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { Refusal } from '../States'
import { useUrl } from '../url'
import { type Column, filtered, formatOrder, nextOrder, parseOrder, sorted } from './columns'
import css from './DataTable.module.css'
import { useDensity } from './density'
import { Heading } from './Heading'
import { TableFoot } from './TableFoot'
import { TableTools } from './TableTools'

export interface DataTableProps<T> {
  /** What the rows are, for screen readers and the CSV's name. */
  label: string
  rows: T[] | undefined
  columns: Column<T>[]
  keyOf: (row: T) => string
  /** The page of a row; a click anywhere on the row goes there. */
  linkOf?: ((row: T) => string | null | undefined) | undefined
  error?: Error | null
  empty?: ReactNode
  total?: number | undefined
  more?: (() => void) | undefined
  loadingMore?: boolean
  /** Prefix of the table's state in the address, where a page has more than one table. */
  name?: string
  /** The server sorts and filters: the table then only writes the address. */
  remote?: boolean
  tools?: boolean
  actions?: ReactNode
  selected?: string[]
  onSelect?: (keys: string[]) => void
}

/** The one table: sortable, filterable, paged by cursor, dense or comfortable. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, rows, columns, keyOf, linkOf, error, empty, name = '', remote = false, tools = true, selected, onSelect } = props
  const key = (word: string) => (name ? `${name}.${word}` : word)
  const [orderText, setOrder] = useUrl(key('sort'))
  const [filter, setFilter] = useUrl(key('filter'))
  const [columnText, setColumns] = useUrl(key('columns'))
  const { density } = useDensity()
  const navigate = useNavigate()
  const order = parseOrder(orderText)
  const chosen = columnText ? columnText.split(',') : columns.filter((c) => !c.hidden).map((c) => c.id)
  const visible = columns.filter((c) => chosen.includes(c.id))

  if (rows?.length === 0 && !filter && empty) return <>{empty}</>
  if (!rows && error) return <div className={css['pad']}><Refusal error={error} /></div>
  const shown = remote ? rows : rows && sorted(filtered(rows, columns, filter), columns, order)

  const open = (row: T) => (event: MouseEvent) => {
    const to = linkOf?.(row)
    if (!to || (event.target as Element).closest('a,button,input,label') || window.getSelection()?.toString()) return
    void navigate(to)
  }
  const toggle = (id: string) => {
    onSelect?.(selected?.includes(id) ? selected.filter((s) => s !== id) : [...(selected ?? []), id])
  }

  return (
    <div className={css['table']} data-density={density}>
      {tools && (
        <TableTools
          label={label} columns={columns} chosen={chosen} rows={shown ?? []} filter={filter} onFilter={setFilter}
          onColumns={(ids) => { setColumns(ids.join(',')) }} actions={props.actions}
        />
      )}
      <div className={css['scroll']} role="region" aria-label={label} tabIndex={0}>
        <table aria-busy={!rows}>
          <thead>
            <tr>
              {onSelect && <th className={css['pick']}><span className="visually-hidden">Choose</span></th>}
              {visible.map((column) => (
                <Heading key={column.id} column={column} order={order} onOrder={() => { setOrder(formatOrder(nextOrder(order, column))) }} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown
              ? shown.map((row) => {
                  const id = keyOf(row)
                  return (
                    <tr key={id} onClick={open(row)} data-link={linkOf?.(row) ? '' : undefined} data-on={selected?.includes(id) ? '' : undefined}>
                      {onSelect && (
                        <td className={css['pick']}>
                          <input type="checkbox" aria-label={`Choose ${id}`} checked={selected?.includes(id) ?? false} onChange={() => { toggle(id) }} />
                        </td>
                      )}
                      {visible.map((column) => (
                        <td key={column.id} className={column.numeric ? css['numeric'] : undefined}>
                          {column.cell ? column.cell(row) : (column.value(row) ?? '—')}
                        </td>
                      ))}
                    </tr>
                  )
                })
              : Array.from({ length: 6 }, (_, i) => (
                  <tr key={i}>
                    {onSelect && <td />}
                    {visible.map((column) => (
                      <td key={column.id}><Skeleton height={12} my={4} radius={4} /></td>
                    ))}
                  </tr>
                ))}
          </tbody>
        </table>
      </div>
      {shown?.length === 0 && <p className={css['nothing']}>Nothing matches “{filter}”.</p>}
      <TableFoot shown={shown?.length} loaded={rows?.length} total={props.total} more={props.more} loadingMore={props.loadingMore ?? false} />
    </div>
  )
}
