import type { Expectation, Validation } from '@/api/types'
import { Digest } from '@/components/Digest'
import { count } from '@/components/format'
import { Panel } from '@/components/Page'
import { Empty, Loaded } from '@/components/States'
import { Status, Tag } from '@/components/Status'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { When } from '@/components/When'

const stateOf = (e: Expectation) => (e.passed ? 'Passed' : e.severity === 'Warning' ? 'Warning' : 'Failed')

const columns: Column<Expectation>[] = [
  { id: 'state', name: 'Outcome', value: stateOf, cell: (e) => <Status is={stateOf(e)} /> },
  { id: 'column', name: 'Column', value: (e) => e.column, cell: (e) => e.column ?? <span className="muted">whole table</span> },
  { id: 'kind', name: 'Check', value: (e) => e.kind, cell: (e) => <Tag>{e.kind}</Tag> },
  { id: 'expected', name: 'Expected', value: (e) => e.expected },
  { id: 'observed', name: 'Observed', value: (e) => e.observed },
  { id: 'failing', name: 'Failing rows', numeric: true, value: (e) => e.failingRows, cell: (e) => count(e.failingRows) },
]

interface Props {
  table: string
  rows: Validation[] | undefined
  error: Error | null
}

/** The outcome of every validation of a table, the last one first. */
export function Checks({ rows, error, table }: Props) {
  return (
    <Loaded query={{ data: rows, error }} height={260}>
      {(validations) =>
        validations.length === 0 ? (
          <Panel><Empty icon="validate" title="Not checked yet" command={`slipway data validate ${table} expectations.yaml`}>An expectations.yaml says what every column must look like.</Empty></Panel>
        ) : (
          validations.map((v, i) => {
            const passed = v.results.filter((r) => r.passed).length
            return (
              <Panel
                key={v.id} flush
                title={<span className="row"><Status is={v.passed ? 'Passed' : 'Failed'} />{passed} of {v.results.length} checks passed</span>}
                note={<>by {v.checkedBy}, <When at={v.checkedAt} /> · expectations <Digest value={v.expectationsDigest} /></>}
              >
                <DataTable label={`checks ${i + 1}`} name={`checks${i || ''}`} rows={v.results} columns={columns} keyOf={(e) => `${e.column ?? ''}.${e.kind}.${e.expected}`} tools={false} />
              </Panel>
            )
          })
        )
      }
    </Loaded>
  )
}
