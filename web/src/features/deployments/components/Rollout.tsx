import { Link } from 'react-router'
import { segment } from '@/api/client'
import type { Deployment } from '@/api/types'
import { Ask } from '@/components/form/Ask'
import { Form } from '@/components/form/Form'
import { Icon } from '@/components/icons'
import { notify } from '@/components/notices'
import { Panel } from '@/components/Page'
import { Status } from '@/components/Status'
import { When } from '@/components/When'
import { useModelVersions, usePromote, useRollback, useStartRollout } from '../api/deployments'

function Running({ deployment, champion }: { deployment: Deployment; champion: number | undefined }) {
  const promote = usePromote(deployment.name)
  const rollback = useRollback(deployment.name)
  const { rollout } = deployment
  if (!rollout) return null
  return (
    <div className="stack">
      <p>
        Version <strong>{rollout.version}</strong> gets <strong className="num">{rollout.weight} %</strong> as {rollout.strategy}, since <When at={rollout.startedAt} />, started by {rollout.startedBy}.{' '}
        <Link to={`/monitoring/${segment(deployment.name)}?show=canary`}>How it compares on live labels</Link>
      </p>
      <div className="row wrap">
        <Ask verb="Promote" title={`Promote version ${rollout.version}?`} variant="filled" run={() => promote.mutateAsync(undefined)} done={`Version ${rollout.version} is the champion`} leftSection={<Icon name="up" size={13} />}>
          Version {rollout.version} becomes the champion of {deployment.name} and gets all traffic{champion ? `; version ${champion} gets none` : ''}. Moving the alias back undoes it at once, without losing a request.
        </Ask>
        <Ask verb="Roll back" title={`Roll back version ${rollout.version}?`} run={() => rollback.mutateAsync(undefined)} done={`Version ${rollout.version} was taken back`} danger leftSection={<Icon name="back" size={13} />}>
          Version {rollout.version} gets no more traffic; {champion ? `version ${champion}` : 'the champion'} answers everything again. Requests in flight are finished. A new rollout can be started at any time.
        </Ask>
      </div>
    </div>
  )
}

function Start({ deployment, champion }: { deployment: Deployment; champion: number | undefined }) {
  const versions = useModelVersions(deployment.model)
  const start = useStartRollout(deployment.name)
  const possible = versions.rows?.filter((v) => v.status === 'Approved' && v.version !== champion).map((v) => String(v.version)) ?? []
  if (versions.rows && possible.length === 0)
    return <p className="muted">No other approved version of <Link to={`/models/${segment(deployment.model)}`}>{deployment.model}</Link> to roll out.</p>
  return (
    <Form
      key={possible[0] ?? ''} initial={{ version: possible[0] ?? '', strategy: 'canary', weight: '20' }}
      fields={[
        { name: 'version', label: 'Version', kind: 'choice', choices: possible, required: true },
        { name: 'strategy', label: 'Strategy', kind: 'choice', choices: ['canary', 'shadow'], required: true },
        { name: 'weight', label: 'Share of the traffic', kind: 'number', min: 1, max: 99, unit: '%', required: true },
      ]}
      submit="Start rollout" busy={start.isPending} error={start.error}
      onSubmit={(v) => {
        start.mutate(
          { version: Number(v['version']), strategy: v['strategy'] ?? 'canary', weight: Number(v['weight']) },
          { onSuccess: () => { notify(`Version ${v['version']} is being rolled out`) } },
        )
      }}
    />
  )
}

/** Bringing another version in, and taking it back. */
export function Rollout({ deployment }: { deployment: Deployment }) {
  const champion = deployment.routes.find((r) => r.role === 'Champion')?.version
  const running = deployment.rollout?.status === 'Running'
  return (
    <Panel
      title={<span className="row">Rollout{deployment.rollout && <Status is={deployment.rollout.status} />}</span>}
      note={running ? undefined : 'A canary answers a share of the requests; a shadow gets copies and answers nobody.'}
    >
      {running ? <Running deployment={deployment} champion={champion} /> : <Start deployment={deployment} champion={champion} />}
    </Panel>
  )
}
