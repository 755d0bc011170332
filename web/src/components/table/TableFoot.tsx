import { Button } from '@mantine/core'
import { count } from '../format'
import css from './DataTable.module.css'

interface Props {
  shown: number | undefined
  loaded: number | undefined
  total: number | undefined
  more: (() => void) | undefined
  loadingMore: boolean
}

/** How much of the list is on the page, and the rest of it for the asking. */
export function TableFoot({ shown, loaded, total, more, loadingMore }: Props) {
  if (shown === undefined || (total === undefined && !more)) return null
  const of = total !== undefined && total > shown ? ` of ${count(total)}` : ''
  return (
    <div className={css['foot']}>
      <span className="num">
        {count(shown)}{of} {shown === 1 && !of ? 'row' : 'rows'}
        {loaded !== undefined && loaded > shown && ` (${count(loaded)} loaded)`}
      </span>
      {more && (
        <Button variant="default" size="compact-xs" loading={loadingMore} onClick={more}>
          Load more
        </Button>
      )}
    </div>
  )
}
