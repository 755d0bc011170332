import { Switch } from '@mantine/core'
import { Link } from 'react-router'
import type { Trigger } from '@/api/types'
import { notify } from '@/components/notices'
import { Panel } from '@/components/Page'
import { Empty, Refusal } from '@/components/States'
import { Status, Tag } from '@/components/Status'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { When } from '@/components/When'
import { useTriggers, useTriggerSwitch } from '../api/pipelines'

/** What starts a pipeline by itself, and what it is waiting for. */
export function Triggers({ pipeline }: { pipeline: string }) {
  const { rows, error } = useTriggers(pipeline)
  const turn = useTriggerSwitch()
  const flip = (t: Trigger) => {
    const to = t.state === 'Disabled' ? 'enable' : 'disable'
    turn.mutate({ id: t.id, to }, { onSuccess: () => { notify(`Trigger on ${t.on} ${to}d`) } })
  }
  const columns: Column<Trigger>[] = [
    { id: 'on', name: 'On', value: (t) => t.on, cell: (t) => <span className="row"><Tag>{t.kind}</Tag>{t.on}</span> },
    { id: 'state', name: 'State', value: (t) => t.state, cell: (t) => <Status is={t.state === 'Waiting' ? 'waiting' : t.state} {...(t.waitingFor ? { label: `waiting for ${t.waitingFor.replace(/^waiting for /i, '')}` } : {})} /> },
    { id: 'fired', name: 'Last fired', numeric: true, value: (t) => t.lastFiredAt, cell: (t) => <When at={t.lastFiredAt} /> },
    { id: 'execution', name: 'Started', value: (t) => t.lastExecution, cell: (t) => (t.lastExecution ? <Link to={`/executions/${t.lastExecution}`}>execution</Link> : <span className="muted">—</span>) },
    { id: 'enabled', name: 'Enabled', value: (t) => t.state !== 'Disabled', cell: (t) => <Switch size="xs" aria-label={`Trigger on ${t.on} enabled`} checked={t.state !== 'Disabled'} onChange={() => { flip(t) }} /> },
  ]
  return (
    <Panel title="Triggers" note="An alert, new data or the clock can start this pipeline by itself." flush>
      {turn.error && <Refusal error={turn.error} />}
      <DataTable label="triggers" name="triggers" tools={false} rows={rows} error={error} columns={columns} keyOf={(t) => t.id}
        empty={<Empty icon="clock" title="Nothing starts it by itself">Add a <code>triggers:</code> section to pipeline.yaml.</Empty>} />
    </Panel>
  )
}
