import { Icon } from '../icons'
import type { Column, Order } from './columns'
import css from './DataTable.module.css'

interface Props<T> {
  column: Column<T>
  order: Order | null
  onOrder: () => void
}

export function Heading<T>({ column, order, onOrder }: Props<T>) {
  const mine = order?.id === column.id ? order : null
  const sort = mine ? (mine.descending ? 'descending' : 'ascending') : undefined
  const text = (
    <span>
      {column.name}
      {column.unit && <span className={css['unit']}>{column.unit}</span>}
    </span>
  )
  return (
    <th scope="col" aria-sort={sort} className={column.numeric ? css['numeric'] : undefined}>
      {column.fixedOrder ? (
        text
      ) : (
        <button type="button" onClick={onOrder}>
          {text}
          <span className={css['arrow']} data-on={mine ? '' : undefined}>
            <Icon name={mine?.descending ? 'down' : 'up'} size={11} />
          </span>
        </button>
      )}
    </th>
  )
}
