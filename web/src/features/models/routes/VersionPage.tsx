import { useParams } from 'react-router'
import { segment } from '@/api/client'
import type { ModelVersion } from '@/api/types'
import { ComparisonTable } from '@/components/ComparisonTable'
import { Digest } from '@/components/Digest'
import { Figure, Figures } from '@/components/Facts'
import { metricName, metricOrder, score } from '@/components/format'
import { LineageGraph } from '@/components/LineageGraph'
import { Page, Panel } from '@/components/Page'
import { Sections } from '@/components/Sections'
import { Empty, Loaded } from '@/components/States'
import { Status, Tag } from '@/components/Status'
import { When } from '@/components/When'
import { useVersion } from '../api/models'
import { Approvals } from '../components/Approvals'
import { Gates } from '../components/Gates'
import { MakeChampion } from '../components/MakeChampion'
import { VersionFacts } from '../components/VersionFacts'

function Body({ version }: { version: ModelVersion }) {
  const passed = version.gates.filter((g) => g.passed).length
  return (
    <>
      <Figures>
        {Object.entries(version.metrics).sort(([a], [b]) => metricOrder(a, b)).slice(0, 6).map(([k, v]) => <Figure key={k} label={metricName(k)} value={score(v)} />)}
      </Figures>
      <Sections
        label="About this version"
        of={[
          {
            id: 'decision', name: 'Gates and approval', count: `${passed}/${version.gates.length}`,
            content: () => (
              <>
                <Gates gates={version.gates} />
                <Approvals version={version} />
              </>
            ),
          },
          {
            id: 'comparison', name: 'Against the champion',
            content: () => (
              <Panel title="Challenger against champion" note="Both scored the same later rows; the interval of the difference is two-sided, 95 %." flush={version.againstChampion != null}>
                {version.againstChampion ? <ComparisonTable comparisons={[version.againstChampion]} /> : <Empty icon="evaluate" title="There was no champion to compare with">The first version of a model has only its baseline to beat.</Empty>}
              </Panel>
            ),
          },
          { id: 'facts', name: 'Signature and origin', content: () => <VersionFacts version={version} /> },
          { id: 'lineage', name: 'Lineage', content: () => <Panel title="Lineage" note="From the rows to the decision."><LineageGraph kind="model-version" of={`${version.model}/${version.version}`} /></Panel> },
        ]}
      />
    </>
  )
}

export default function VersionPage() {
  const { name = '', version: number = '' } = useParams()
  const version = useVersion(name, number)
  const v = version.data
  return (
    <Page
      title={`${name} version ${number}`}
      crumbs={[
        ...(v?.dataset ? [{ label: v.dataset, to: `/datasets/${segment(v.dataset.split('@')[0] ?? '')}?version=${v.dataset.split('@')[1] ?? ''}` }] : []),
        ...(v?.run ? [{ label: 'run', to: `/runs/${v.run}` }] : []),
        { label: name, to: `/models/${segment(name)}` },
      ]}
      aside={v && <><Status is={v.status} />{v.aliases.map((a) => <Tag key={a} tone={a === 'champion' ? 'live' : 'idle'}>{a}</Tag>)}<Digest value={v.digest} /></>}
      lead={v && <>{v.description && `${v.description}. `}Registered <When at={v.createdAt} /> by {v.author}.</>}
      actions={v && <MakeChampion version={v} />}
    >
      <Loaded query={version} height={460}>{(data) => <Body version={data} />}</Loaded>
    </Page>
  )
}
