import { Link } from 'react-router'
import { segment } from '@/api/client'
import type { Dataset } from '@/api/types'
import { bytes, count } from '@/components/format'
import { Page, Panel } from '@/components/Page'
import { Empty } from '@/components/States'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { When } from '@/components/When'
import { useDatasets } from '../api/datasets'

const pageOf = (d: Dataset) => `/datasets/${segment(d.name)}`

const columns: Column<Dataset>[] = [
  { id: 'name', name: 'Name', value: (d) => d.name, cell: (d) => <Link to={pageOf(d)}><strong>{d.name}</strong></Link> },
  { id: 'description', name: 'Description', value: (d) => d.description },
  { id: 'versions', name: 'Versions', numeric: true, value: (d) => d.versions },
  { id: 'rows', name: 'Rows', numeric: true, value: (d) => d.latest?.table.rows, cell: (d) => count(d.latest?.table.rows) },
  { id: 'columns', name: 'Columns', numeric: true, value: (d) => d.latest?.table.columns.length },
  { id: 'size', name: 'Size', numeric: true, value: (d) => d.latest?.table.bytes, cell: (d) => bytes(d.latest?.table.bytes) },
  { id: 'owner', name: 'Owner', value: (d) => d.owner },
  { id: 'changed', name: 'Last version', numeric: true, value: (d) => d.latest?.createdAt ?? d.createdAt, cell: (d) => <When at={d.latest?.createdAt ?? d.createdAt} /> },
]

export default function DatasetsPage() {
  const datasets = useDatasets()
  return (
    <Page title="Data" lead="Every dataset is a line of immutable versions; a version is named by the digest of its table.">
      <Panel flush>
        <DataTable
          label="datasets" {...datasets} columns={columns} keyOf={(d) => d.name} linkOf={pageOf}
          empty={<Empty icon="data" title="No data yet" command="slipway data import NAME FILE.parquet">Parquet and CSV become a dataset version with a schema, a digest and a profile.</Empty>}
        />
      </Panel>
    </Page>
  )
}
