import { Link } from 'react-router'
import { count } from '@/components/format'
import { Page, Panel } from '@/components/Page'
import { Empty, Loaded, Refusal } from '@/components/States'
import { Status } from '@/components/Status'
import { useAuditCheck, useDeployments, useFiring, useOverview } from '../api/overview'
import { Hub } from '../components/Hub'
import { Latest } from '../components/Latest'
import { Loop } from '../components/Loop'

export default function OverviewPage() {
  const overview = useOverview()
  const deployments = useDeployments()
  const firing = useFiring()
  const check = useAuditCheck()
  const stages = overview.data?.stages
  return (
    <Page title="Overview" lead="Every model goes round once and comes back: built, launched, watched, and hauled out again.">
      <Panel>
        {overview.error && !stages ? (
          <Refusal error={overview.error} />
        ) : (
          <Loop stages={stages} hub={<Hub deployments={deployments.rows} stages={stages} firing={firing.total ?? 0} />} />
        )}
      </Panel>
      <Panel
        title="Latest"
        note="The last entries of the audit trail."
        actions={
          check.data && (
            <Link to="/audit">
              <Status is={check.data.valid ? 'Passed' : 'Failed'} label={check.data.valid ? `${count(check.data.entries)} entries, chain verified` : 'chain broken'} />
            </Link>
          )
        }
      >
        <Loaded query={overview} height={220}>
          {(data) => data.latest.length > 0 ? <Latest entries={data.latest} /> : <Empty icon="audit" title="Nothing has happened yet" command="slipway demo">The whole loop once, on real flights, in under three minutes.</Empty>}
        </Loaded>
      </Panel>
    </Page>
  )
}
