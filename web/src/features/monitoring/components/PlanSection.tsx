import { ApiProblem } from '@/api/client'
import { Source } from '@/components/Digest'
import { words } from '@/components/format'
import { Panel } from '@/components/Page'
import { Empty, Loaded } from '@/components/States'
import { Status, Tag } from '@/components/Status'
import { DataTable } from '@/components/table/DataTable'
import { When } from '@/components/When'
import { usePlan } from '../api/monitoring'

/** What is watched, within which bounds, and who is told. */
export function PlanSection({ deployment }: { deployment: string }) {
  const plan = usePlan(deployment)
  if (plan.error instanceof ApiProblem && plan.error.status === 404)
    return (
      <Panel>
        <Empty icon="bell" title="Nothing is asked of it yet" command={`slipway monitor put ${deployment} monitor.yaml`}>A plan says which drift and which performance fire an alert, and who is told.</Empty>
      </Panel>
    )
  return (
    <Loaded query={plan} height={260}>
      {(data) => (
        <>
          <Panel title="Rules" note={<>Owned by {data.owner}, changed <When at={data.updatedAt} /></>} flush>
            <DataTable
              label="rules" name="rules" tools={false} rows={data.rules} keyOf={(r) => r.name}
              columns={[
                { id: 'state', name: 'State', value: (r) => r.firing, cell: (r) => <Status is={r.firing ? 'Firing' : 'ok'} label={r.firing ? 'firing' : 'quiet'} /> },
                { id: 'name', name: 'Rule', value: (r) => r.name, cell: (r) => <code>{r.name}</code> },
                { id: 'kind', name: 'Kind', value: (r) => r.kind, cell: (r) => <Tag>{words(r.kind)}</Tag> },
                { id: 'condition', name: 'Fires when', value: (r) => r.condition },
                { id: 'severity', name: 'Severity', value: (r) => r.severity, cell: (r) => <Status is={r.severity} bare /> },
              ]}
              empty={<Empty icon="bell" title="No rules" command={`slipway monitor put ${deployment} monitor.yaml`} />}
            />
          </Panel>
          {data.plan && <Panel title="monitor.yaml"><Source label="monitor.yaml">{data.plan}</Source></Panel>}
        </>
      )}
    </Loaded>
  )
}
