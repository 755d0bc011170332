import type { Table } from '@/api/types'
import { LineageGraph } from '@/components/LineageGraph'
import { Panel } from '@/components/Page'
import { Sections } from '@/components/Sections'
import { useSplits, useValidations } from '../api/datasets'
import { useExecutionsFrom, useSplitsFrom } from '../api/uses'
import { Checks } from './Checks'
import { ColumnProfiles } from './ColumnProfiles'
import { ExecutionsFrom } from './ExecutionsFrom'
import { Preview } from './Preview'
import { Readers } from './Readers'
import { Splits } from './Splits'

/** Everything that is known about one table; a dataset version also has a name, by which pipelines take it. */
export function TableSections({ table, reference }: { table: Table; reference?: string }) {
  const validations = useValidations(table.digest)
  const own = useSplits(table.digest)
  const executions = useExecutionsFrom(reference)
  const derived = useSplitsFrom(executions)
  const splits = own.rows && [...own.rows, ...derived.filter((d) => d.table !== table.digest)]
  return (
    <Sections
      label="About this table"
      of={[
        { id: 'columns', name: 'Columns', count: table.columns.length, content: () => <ColumnProfiles table={table} /> },
        { id: 'rows', name: 'Rows', content: () => <Preview key={table.digest} table={table} /> },
        { id: 'checks', name: 'Checks', count: validations.total, content: () => <Checks {...validations} table={table.digest} /> },
        { id: 'splits', name: 'Splits', count: splits?.length, content: () => <Splits rows={splits} error={own.error} of={table.digest} /> },
        {
          id: 'used', name: 'Where used',
          content: () => (
            <>
              <Panel title="Lineage" note="What it was made of, and what was made of it."><LineageGraph kind="table" of={table.digest} /></Panel>
              {executions && executions.length > 0 && <Panel title="Executions that began from it" flush><ExecutionsFrom rows={executions} /></Panel>}
              <Readers digest={table.digest} />
            </>
          ),
        },
      ]}
    />
  )
}
