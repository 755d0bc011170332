import { Link } from 'react-router'
import { segment } from '@/api/client'
import type { Deployment } from '@/api/types'
import { ComparisonTable } from '@/components/ComparisonTable'
import { Panel } from '@/components/Page'
import { Empty, Loaded } from '@/components/States'
import { useCanary } from '../api/monitoring'

/** Champion and canary on live labelled traffic. */
export function CanarySection({ deployment }: { deployment: Deployment }) {
  const running = deployment.rollout != null
  const canary = useCanary(deployment.name, running)
  const address = `/deployments/${segment(deployment.name)}`
  if (!running) return <Panel><Empty icon="deployments" title="No rollout to compare">Start a canary on the page of <Link to={address}>{deployment.name}</Link>, and its labelled traffic is compared here.</Empty></Panel>
  return (
    <Loaded query={canary} height={220}>
      {(data) => (
        <Panel
          flush title={`Version ${data.canary} against version ${data.champion}`}
          note="Two samples of one traffic; the difference is canary minus champion, with a two-sided 95 % interval. Undecided while the interval holds zero."
          actions={<Link to={address}>Promote or roll back</Link>}
        >
          {data.comparisons.length > 0 ? <ComparisonTable comparisons={data.comparisons} /> : <Empty icon="clock" title="No labelled traffic yet" />}
        </Panel>
      )}
    </Loaded>
  )
}
