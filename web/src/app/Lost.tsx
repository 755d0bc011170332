import { Link, useRouteError } from 'react-router'
import { Page, Panel } from '@/components/Page'
import { Empty, Refusal } from '@/components/States'

/** An address without a page, or a page that broke. */
export function Lost() {
  const error = useRouteError()
  return (
    <Page title={error ? 'This page broke' : 'No such page'}>
      <Panel>
        {error ? <Refusal error={error} /> : <Empty icon="search" title="There is nothing at this address.">Ctrl-K finds everything by name.</Empty>}
        <p style={{ textAlign: 'center', padding: 12 }}><Link to="/">Back to the overview</Link></p>
      </Panel>
    </Page>
  )
}
