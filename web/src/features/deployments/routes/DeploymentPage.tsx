import { Link, useParams } from 'react-router'
import { ApiProblem, segment } from '@/api/client'
import type { Deployment } from '@/api/types'
import { Chart } from '@/components/chart/Chart'
import { Figure, Figures } from '@/components/Facts'
import { count, millis, number } from '@/components/format'
import { Page, Panel } from '@/components/Page'
import { Empty, Loaded, Refusal } from '@/components/States'
import { Status, Tag } from '@/components/Status'
import { When } from '@/components/When'
import { useDeployment, useTraffic } from '../api/deployments'
import { Rollout } from '../components/Rollout'
import { Routes } from '../components/Routes'
import { errorsSpec, latencySpec, rateSpec } from '../components/trafficSpecs'
import { Try } from '../components/Try'

function Traffic({ name }: { name: string }) {
  const traffic = useTraffic(name)
  return (
    <Loaded query={traffic} height={300}>
      {({ points }) =>
        points.length === 0 ? (
          <Panel><Empty icon="monitoring" title="No traffic yet" command={`slipway predict ${name} --file rows.json`}>Requests, latency and errors show here as they come.</Empty></Panel>
        ) : (
          <div className="grid-2">
            <Panel><Chart title="Requests" spec={rateSpec(points)} /></Panel>
            <Panel><Chart title="Latency" note="Inside the server, without the network." spec={latencySpec(points)} /></Panel>
            {points.some((p) => p.errors > 0) && <Panel><Chart title="Errors" spec={errorsSpec(points)} height={200} /></Panel>}
          </div>
        )
      }
    </Loaded>
  )
}

function Body({ deployment }: { deployment: Deployment }) {
  const { traffic } = deployment
  return (
    <>
      {deployment.problem && <Refusal error={new ApiProblem(-1, `deployment.${deployment.status.toLowerCase()}`, deployment.problem)} />}
      <Figures>
        <Figure label="Requests" value={number(Math.round(traffic.requestsPerSecond))} unit="/s" note={`${count(traffic.requests)} in the last minute`} />
        <Figure label="Latency p50" value={millis(traffic.p50)} />
        <Figure label="Latency p99" value={millis(traffic.p99)} />
        <Figure label="Errors" value={count(traffic.errors)} note="in the last minute" />
      </Figures>
      <Routes deployment={deployment} />
      <div className="grid-2">
        <Rollout deployment={deployment} />
        <Try deployment={deployment} />
      </div>
      <Traffic name={deployment.name} />
    </>
  )
}

export default function DeploymentPage() {
  const { name = '' } = useParams()
  const deployment = useDeployment(name)
  const d = deployment.data
  const champion = d?.routes.find((r) => r.role === 'Champion')
  return (
    <Page
      title={name}
      crumbs={[
        ...(d ? [{ label: d.model, to: `/models/${segment(d.model)}` }] : []),
        ...(d && champion ? [{ label: `version ${champion.version}`, to: `/models/${segment(d.model)}/versions/${champion.version}` }] : []),
        { label: 'Deployments', to: '/deployments' },
      ]}
      aside={d && <><Status is={d.status} /><Tag>{d.environment}</Tag></>}
      lead={d && <>Deployed <When at={d.createdAt} /> by {d.createdBy}.</>}
      actions={d && <Link to={`/monitoring/${segment(name)}`}>How it does over time</Link>}
    >
      <Loaded query={deployment} height={460}>{(data) => <Body deployment={data} />}</Loaded>
    </Page>
  )
}
