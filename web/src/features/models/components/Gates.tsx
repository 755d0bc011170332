import type { Gate } from '@/api/types'
import { Panel } from '@/components/Page'
import { Empty } from '@/components/States'
import { Status, Tag } from '@/components/Status'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { When } from '@/components/When'

const columns: Column<Gate>[] = [
  { id: 'outcome', name: 'Outcome', value: (g) => g.passed, cell: (g) => <Status is={g.passed ? 'Passed' : 'Failed'} /> },
  { id: 'name', name: 'Gate', value: (g) => g.name, cell: (g) => <strong>{g.name}</strong> },
  { id: 'kind', name: 'Kind', value: (g) => g.kind, cell: (g) => <Tag>{g.kind}</Tag> },
  { id: 'observed', name: 'Observed', value: (g) => g.observed, cell: (g) => <span className="num">{g.observed}</span> },
  { id: 'required', name: 'Required', value: (g) => g.required, cell: (g) => <span className="num">{g.required}</span> },
  { id: 'checked', name: 'Checked', numeric: true, value: (g) => g.checkedAt, cell: (g) => <When at={g.checkedAt} /> },
]

/** The rules of gates.yaml and what the system found. */
export function Gates({ gates }: { gates: Gate[] }) {
  return (
    <Panel title="Gates" note="Checked by the system before anybody is asked." flush>
      <DataTable label="gates" name="gates" tools={false} rows={gates} columns={columns} keyOf={(g) => g.name}
        empty={<Empty icon="approve" title="No gates">Give a gates.yaml when registering, and every version is held against it.</Empty>} />
    </Panel>
  )
}
