import { Link } from 'react-router'
import { segment } from '@/api/client'
import type { Deployment, Stage, Traffic } from '@/api/types'
import { Command } from '@/components/Digest'
import { brief, metricName, metricOrder, millis, score } from '@/components/format'
import { Status } from '@/components/Status'
import { useVersion } from '../api/overview'
import css from './Hub.module.css'
import { stationsOf } from './stages'

/** The middle of the loop: what serves now, or what to type to get there. */
export function Hub({ deployments, stages, firing }: { deployments: Deployment[] | undefined; stages: Stage[] | undefined; firing: number }) {
  const deployment = deployments?.find((d) => d.status === 'Live') ?? deployments?.[0]
  if (deployment) return <Serving deployment={deployment} firing={firing} />
  if (!stages || !deployments) return null
  const first = stationsOf(stages).find((s) => (s.stage?.state ?? 'empty') === 'empty')
  const untouched = first?.name === 'data'
  return (
    <div className={css['hub']}>
      <p className={css['name']}>{untouched ? 'Nothing on the slip yet' : `Next: ${first?.title.toLowerCase() ?? 'deploy'}`}</p>
      <p className={css['sentence']}>{untouched ? 'See the whole loop run once on real flights:' : 'The loop goes on with:'}</p>
      <Command>{untouched ? 'slipway demo' : (first?.next ?? 'slipway deploy')}</Command>
    </div>
  )
}

function Rates({ traffic }: { traffic: Traffic }) {
  return (
    <>
      <div><dd>{brief(Math.round(traffic.requestsPerSecond))}</dd><dt>requests/s</dt></div>
      <div><dd>{millis(traffic.p50)}</dd><dt>p50</dt></div>
      <div><dd>{millis(traffic.p99)}</dd><dt>p99</dt></div>
      <div><dd>{traffic.errors}</dd><dt>errors, last minute</dt></div>
    </>
  )
}

/** While nobody asks it anything: what the champion scored when it was registered. */
function Scores({ deployment, version }: { deployment: Deployment; version: number | undefined }) {
  const metrics = useVersion(deployment.model, version).data?.metrics ?? {}
  return (
    <>
      {Object.keys(metrics).sort(metricOrder).slice(0, 3).map((key) => <div key={key}><dd>{score(metrics[key])}</dd><dt>{metricName(key)}</dt></div>)}
      <div><dd>0</dd><dt>requests, last minute</dt></div>
    </>
  )
}

function Serving({ deployment, firing }: { deployment: Deployment; firing: number }) {
  const { traffic, routes, rollout } = deployment
  const champion = routes.find((r) => r.role === 'Champion')
  return (
    <div className={css['hub']}>
      <p className={css['title']}>
        <Link to={`/deployments/${segment(deployment.name)}`} className={css['name']}>{deployment.name}</Link>
        <Status is={deployment.status} />
        {rollout?.status === 'Running' && <Status is="Canary" label={`${rollout.strategy} v${rollout.version} at ${rollout.weight} %`} />}
        {firing > 0 && <Link to="/monitoring"><Status is="Firing" label={`${firing} ${firing === 1 ? 'alert' : 'alerts'}`} /></Link>}
      </p>
      <p className={css['sentence']}>
        {deployment.model}{champion && <> version {champion.version}</>} serves <strong>{deployment.environment}</strong>
      </p>
      <dl className={`${css['figures']} num`}>
        {traffic.requests > 0 ? <Rates traffic={traffic} /> : <Scores deployment={deployment} version={champion?.version} />}
      </dl>
    </div>
  )
}
