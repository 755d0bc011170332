import { useParams } from 'react-router'
import { Digest } from '@/components/Digest'
import { Facts } from '@/components/Facts'
import { bytes, count, shortDigest } from '@/components/format'
import { Page, Panel } from '@/components/Page'
import { Loaded } from '@/components/States'
import { Tag } from '@/components/Status'
import { When } from '@/components/When'
import { useTable } from '../api/datasets'
import { TableSections } from '../components/TableSections'

export default function TablePage() {
  const { digest = '' } = useParams()
  const table = useTable(digest)
  const parents = table.data?.origin.parents ?? []
  return (
    <Page
      title={`Table ${shortDigest(digest)}`}
      crumbs={[{ label: 'Data', to: '/datasets' }, ...parents.map((p) => ({ label: shortDigest(p), to: `/tables/${p}` }))]}
      aside={table.data && <Tag>{table.data.origin.kind}</Tag>}
      lead={table.data?.origin.detail}
    >
      <Loaded query={table} height={420}>
        {(data) => (
          <>
            <Panel>
              <Facts
                of={[
                  ['Digest', <Digest key="d" value={data.digest} />],
                  ['Rows', count(data.rows)],
                  ['Columns', count(data.columns.length)],
                  ['Parquet', bytes(data.bytes)],
                  ['Made', <span key="w"><When at={data.createdAt} /> by {data.createdBy}</span>],
                ]}
              />
            </Panel>
            <TableSections table={data} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
