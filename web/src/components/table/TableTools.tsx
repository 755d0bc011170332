import { ActionIcon, Menu, TextInput, Tooltip } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { download, toCsv } from '../csv'
import { Icon } from '../icons'
import type { Column } from './columns'
import css from './DataTable.module.css'
import { useDensity } from './density'

interface Props<T> {
  label: string
  columns: Column<T>[]
  chosen: string[]
  rows: T[]
  filter: string
  onFilter: (text: string) => void
  onColumns: (ids: string[]) => void
  actions: ReactNode
}

function Filter({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  const [text, setText] = useState(value)
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    setText(value)
  }
  useEffect(() => {
    if (text === value) return
    const timer = window.setTimeout(() => { onChange(text) }, 200)
    return () => { window.clearTimeout(timer) }
  }, [text, value, onChange])
  return (
    <TextInput
      size="xs" className={css['filter'] ?? ''} placeholder={`Filter ${label}`} aria-label={`Filter ${label}`}
      leftSection={<Icon name="filter" size={13} />} value={text} onChange={(e) => { setText(e.currentTarget.value) }}
    />
  )
}

export function TableTools<T>({ label, columns, chosen, rows, filter, onFilter, onColumns, actions }: Props<T>) {
  const { density, toggle } = useDensity()
  const save = () => {
    const cells = rows.map((row) => columns.map((column) => column.value(row)))
    download(`${label.replace(/\W+/g, '-')}.csv`, toCsv(columns.map((c) => c.name), cells))
  }
  const flip = (id: string) => {
    const next = columns.map((c) => c.id).filter((c) => (c === id ? !chosen.includes(id) : chosen.includes(c)))
    if (next.length > 0) onColumns(next)
  }
  const other = density === 'dense' ? 'comfortable' : 'dense'
  return (
    <div className={css['tools']}>
      <Filter label={label} value={filter} onChange={onFilter} />
      {actions}
      <span className={css['icons']}>
        <Menu closeOnItemClick={false} position="bottom-end" shadow="md">
          <Menu.Target>
            <Tooltip label="Choose columns">
              <ActionIcon variant="subtle" color="gray" aria-label={`Choose columns of ${label}`}><Icon name="columns" size={15} /></ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown className={css['menu'] ?? ''}>
            {columns.map((column) => (
              <Menu.Item key={column.id} onClick={() => { flip(column.id) }} leftSection={chosen.includes(column.id) ? <Icon name="check" size={13} /> : <span className={css['blank']} />}>
                {column.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Tooltip label={`Rows ${other}`}>
          <ActionIcon variant="subtle" color="gray" aria-label={`Show rows ${other}`} onClick={toggle}><Icon name={other} size={15} /></ActionIcon>
        </Tooltip>
        <Tooltip label="Save as CSV">
          <ActionIcon variant="subtle" color="gray" aria-label={`Save ${label} as CSV`} onClick={save}><Icon name="download" size={15} /></ActionIcon>
        </Tooltip>
      </span>
    </div>
  )
}
