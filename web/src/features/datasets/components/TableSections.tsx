import type { Table } from '@/api/types'
import { LineageGraph } from '@/components/LineageGraph'
import { Panel } from '@/components/Page'
import { Sections } from '@/components/Sections'
import { useSplits, useValidations } from '../api/datasets'
import { Checks } from './Checks'
import { ColumnProfiles } from './ColumnProfiles'
import { Preview } from './Preview'
import { Readers } from './Readers'
import { Splits } from './Splits'

/** Everything that is known about one table. */
export function TableSections({ table }: { table: Table }) {
  const validations = useValidations(table.digest)
  const splits = useSplits(table.digest)
  return (
    <Sections
      label="About this table"
      of={[
        { id: 'columns', name: 'Columns', count: table.columns.length, content: () => <ColumnProfiles table={table} /> },
        { id: 'rows', name: 'Rows', content: () => <Preview key={table.digest} table={table} /> },
        { id: 'checks', name: 'Checks', count: validations.total, content: () => <Checks {...validations} table={table.digest} /> },
        { id: 'splits', name: 'Splits', count: splits.total, content: () => <Splits {...splits} /> },
        {
          id: 'used', name: 'Where used',
          content: () => (
            <>
              <Panel title="Lineage" note="What it was made of, and what was made of it."><LineageGraph kind="table" of={table.digest} /></Panel>
              <Readers digest={table.digest} />
            </>
          ),
        },
      ]}
    />
  )
}
