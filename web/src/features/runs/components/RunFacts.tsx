import { Link } from 'react-router'
import { segment } from '@/api/client'
import type { Run } from '@/api/types'
import { Digest } from '@/components/Digest'
import { Facts } from '@/components/Facts'
import { Panel } from '@/components/Page'

const pairs = (of: Record<string, string>) => Object.entries(of).sort(([a], [b]) => a.localeCompare(b)).map(([k, v]): [string, React.ReactNode] => [k, <code key={k}>{v}</code>])

/** What went in: parameters, data, code, and where it ran. */
export function RunFacts({ run }: { run: Run }) {
  const none = <p className="muted">None were logged.</p>
  return (
    <div className="grid-2">
      <Panel title="Parameters">{Object.keys(run.params).length > 0 ? <Facts columns="one" of={pairs(run.params)} /> : none}</Panel>
      <Panel title="Environment and tags">{Object.keys(run.tags).length > 0 ? <Facts columns="one" of={pairs(run.tags)} /> : none}</Panel>
      <Panel title="Inputs">
        <Facts
          columns="one"
          of={[
            ...run.inputs.map((i): [string, React.ReactNode] => [
              i.context,
              <span key={i.table} className="row">
                {i.dataset && <Link to={`/datasets/${segment(i.dataset)}?version=${i.version}`}>{i.dataset}@{i.version}</Link>}
                <Digest value={i.table} to={`/tables/${i.table}`} />
              </span>,
            ]),
            ['code', <Digest key="code" value={run.codeDigest} />],
            run.execution ? ['execution', <Link key="e" to={`/executions/${run.execution}`}>{run.step ?? run.execution}</Link>] : null,
            ['run id', <code key="id">{run.id}</code>],
          ]}
        />
      </Panel>
    </div>
  )
}
