import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { segment } from '@/api/client'
import type { Alert } from '@/api/types'
import { number, words } from '@/components/format'
import { notify } from '@/components/notices'
import { Empty, Refusal } from '@/components/States'
import { Status, Tag } from '@/components/Status'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { When } from '@/components/When'
import { useAcknowledge } from '../api/monitoring'
import css from './AlertTable.module.css'

interface Props {
  rows: Alert[] | undefined
  error: Error | null
  total: number | undefined
  more: (() => void) | undefined
  /** Whose alerts these are, where the page says it already. */
  deployment?: string
}

export function Acknowledge({ alert }: { alert: Alert }) {
  const acknowledge = useAcknowledge()
  if (acknowledge.error) return <Refusal error={acknowledge.error} />
  if (alert.status !== 'Firing') return alert.acknowledgedBy ? <span className="muted nowrap">by {alert.acknowledgedBy}</span> : null
  return (
    <Button variant="default" size="compact-xs" loading={acknowledge.isPending} onClick={() => { acknowledge.mutate({ id: alert.id }, { onSuccess: () => { notify('The alert is yours now') } }) }}>
      Acknowledge
    </Button>
  )
}

const pageOf = (a: Alert) => `/alerts/${segment(a.id)}`

const columns: Column<Alert>[] = [
  { id: 'status', name: 'Status', value: (a) => a.status, cell: (a) => <Status is={a.status} /> },
  { id: 'message', name: 'Alert', value: (a) => a.message, cell: (a) => <Link to={pageOf(a)} className={css['message']}>{a.message}</Link> },
  { id: 'rule', name: 'Rule', value: (a) => a.rule, cell: (a) => <code>{a.rule}</code>, hidden: true },
  { id: 'kind', name: 'Kind', hidden: true, value: (a) => a.kind, cell: (a) => <Tag>{words(a.kind)}</Tag> },
  { id: 'severity', name: 'Severity', value: (a) => a.severity, cell: (a) => <Status is={a.severity} bare /> },
  { id: 'observed', name: 'Observed', numeric: true, value: (a) => a.observed, cell: (a) => number(a.observed) },
  { id: 'threshold', name: 'Bound', numeric: true, value: (a) => a.threshold, cell: (a) => number(a.threshold) },
  { id: 'deployment', name: 'Deployment', value: (a) => a.deployment, cell: (a) => <Link to={`/monitoring/${segment(a.deployment)}`}>{a.deployment}</Link> },
  { id: 'started', name: 'Started', value: (a) => a.execution, cell: (a) => (a.execution ? <Link to={`/executions/${a.execution}`}>a retraining</Link> : <span className="muted">—</span>) },
  { id: 'fired', name: 'Fired', numeric: true, value: (a) => a.firedAt, cell: (a) => <When at={a.firedAt} /> },
  { id: 'acknowledge', name: 'Acknowledged', value: (a) => a.acknowledgedBy, cell: (a) => <Acknowledge alert={a} /> },
]

export function AlertTable({ deployment, ...list }: Props) {
  return (
    <DataTable label="alerts" name="alerts" {...list} columns={columns.map((c) => (c.id === 'deployment' ? { ...c, hidden: deployment !== undefined } : c))} keyOf={(a) => a.id} linkOf={pageOf}
      empty={<Empty icon="bell" title="No alerts" command="slipway monitor put DEPLOYMENT monitor.yaml">Rules over drift and performance fire here, and can start a retraining.</Empty>} />
  )
}
