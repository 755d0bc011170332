import { useParams } from 'react-router'
import type { ModelVersion } from '@/api/types'
import { Chart } from '@/components/chart/Chart'
import type { ChartSpec } from '@/components/chart/spec'
import { higherIsBetter, metricName } from '@/components/format'
import { Page, Panel } from '@/components/Page'
import { Sections } from '@/components/Sections'
import { Loaded } from '@/components/States'
import { Tag } from '@/components/Status'
import { useModel, useVersions } from '../api/models'
import { Aliases } from '../components/Aliases'
import { VersionTable } from '../components/VersionTable'

function courseOf(versions: ModelVersion[], key: string): ChartSpec {
  const points = [...versions].sort((a, b) => a.version - b.version).map((v) => ({ x: `version ${v.version}`, y: v.metrics[key] ?? null }))
  return {
    x: { name: 'Version', kind: 'category' },
    y: { name: `${metricName(key)}, ${higherIsBetter(key) ? 'higher' : 'lower'} is better`, kind: 'number' },
    series: [{ name: metricName(key), points }],
  }
}

export default function ModelPage() {
  const { name = '' } = useParams()
  const model = useModel(name)
  const versions = useVersions(name)
  const rows = versions.rows ?? []
  const keys = ['auc', 'log_loss'].filter((k) => rows.some((v) => k in v.metrics))
  return (
    <Page
      title={name}
      crumbs={[{ label: 'Models', to: '/models' }]}
      aside={model.data && Object.entries(model.data.aliases).map(([a, v]) => <Tag key={a} tone={a === 'champion' ? 'live' : 'idle'}>{a} → {v}</Tag>)}
      lead={model.data?.description}
    >
      <Sections
        label="About this model"
        of={[
          {
            id: 'versions', name: 'Versions', count: versions.total,
            content: () => (
              <>
                <Panel flush><VersionTable {...versions} /></Panel>
                {rows.length > 1 && <div className="grid-2">{keys.map((k) => <Panel key={k}><Chart title={`${metricName(k)} by version`} note="Each on the held-out rows of its own data, so not on the same days." spec={courseOf(rows, k)} height={220} /></Panel>)}</div>}
              </>
            ),
          },
          { id: 'aliases', name: 'Aliases', content: () => <Loaded query={model}>{(m) => <Aliases model={m} />}</Loaded> },
        ]}
      />
    </Page>
  )
}
