import type { ReactNode } from 'react'

export type Cell = string | number | boolean | null | undefined

export interface Column<T> {
  id: string
  name: string
  /** Stands behind the name in the heading. */
  unit?: string
  /** What is sorted, filtered and written to CSV. */
  value: (row: T) => Cell
  /** What is shown; the value itself when left out. */
  cell?: (row: T) => ReactNode
  /** Numbers stand right, with tabular figures. */
  numeric?: boolean
  /** Shown only when chosen. */
  hidden?: boolean
  fixedOrder?: boolean
}

export interface Order {
  id: string
  descending: boolean
}

export const parseOrder = (text: string): Order | null => {
  if (!text) return null
  return text.startsWith('-') ? { id: text.slice(1), descending: true } : { id: text, descending: false }
}

export const formatOrder = (order: Order | null) => (order ? `${order.descending ? '-' : ''}${order.id}` : '')

/** Names ascend first, numbers descend first, the third click gives the given order back. */
export function nextOrder(now: Order | null, column: { id: string; numeric?: boolean | undefined }): Order | null {
  const first = column.numeric === true
  if (now?.id !== column.id) return { id: column.id, descending: first }
  return now.descending === first ? { id: column.id, descending: !first } : null
}

function compare(a: Cell, b: Cell): number {
  if (a == null || b == null) return a == null && b == null ? 0 : a == null ? 1 : -1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b), 'en', { numeric: true })
}

/** Sorted copy; rows without a value stay last in both directions. */
export function sorted<T>(rows: T[], columns: Column<T>[], order: Order | null): T[] {
  const column = order && columns.find((c) => c.id === order.id)
  if (!column) return rows
  const sign = order.descending ? -1 : 1
  return [...rows].sort((a, b) => {
    const [x, y] = [column.value(a), column.value(b)]
    return x == null || y == null ? compare(x, y) : sign * compare(x, y)
  })
}

export function filtered<T>(rows: T[], columns: Column<T>[], text: string): T[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return rows
  return rows.filter((row) => {
    const line = columns.map((c) => c.value(row) ?? '').join(' ').toLowerCase()
    return wanted.every((word) => line.includes(word))
  })
}
