import { Select } from '@mantine/core'
import { useParams } from 'react-router'
import type { DatasetVersion } from '@/api/types'
import { Digest } from '@/components/Digest'
import { Facts } from '@/components/Facts'
import { bytes, count } from '@/components/format'
import { Page, Panel } from '@/components/Page'
import { Empty, Loaded } from '@/components/States'
import { Tag } from '@/components/Status'
import { useUrl } from '@/components/url'
import { When } from '@/components/When'
import { useDataset, useVersions } from '../api/datasets'
import { TableSections } from '../components/TableSections'

function VersionPicker({ versions, chosen, onChoose }: { versions: DatasetVersion[]; chosen: DatasetVersion; onChoose: (v: string) => void }) {
  return (
    <Select
      size="xs" w={230} aria-label="Version" allowDeselect={false} value={String(chosen.version)} onChange={(v) => { onChoose(v ?? '') }}
      data={versions.map((v) => ({ value: String(v.version), label: `version ${v.version}${v.note ? `: ${v.note}` : ''}` }))}
    />
  )
}

function Version({ version }: { version: DatasetVersion }) {
  const { table } = version
  return (
    <>
      <Panel>
        <Facts
          of={[
            ['Digest', <Digest key="d" value={table.digest} to={`/tables/${table.digest}`} />],
            ['Rows', count(table.rows)],
            ['Columns', count(table.columns.length)],
            ['Parquet', bytes(table.bytes)],
            ['Origin', `${table.origin.kind}: ${table.origin.detail}`],
            ['Imported', <span key="w"><When at={version.createdAt} /> by {version.createdBy}</span>],
          ]}
        />
      </Panel>
      <TableSections table={table} reference={`${version.dataset}@${version.version}`} />
    </>
  )
}

export default function DatasetPage() {
  const { name = '' } = useParams()
  const [wanted, choose] = useUrl('version')
  const dataset = useDataset(name)
  const versions = useVersions(name)
  const chosen = versions.rows?.find((v) => String(v.version) === wanted) ?? versions.rows?.[0]
  return (
    <Page
      title={name}
      crumbs={[{ label: 'Data', to: '/datasets' }]}
      aside={chosen && <Tag tone="live">{name}@{chosen.version}</Tag>}
      lead={dataset.data?.description}
      actions={chosen && versions.rows && <VersionPicker versions={versions.rows} chosen={chosen} onChoose={choose} />}
    >
      <Loaded query={{ data: versions.rows, error: versions.error }} height={420}>
        {() => (chosen ? <Version version={chosen} /> : <Panel><Empty title="No version yet" command={`slipway data import ${name} FILE.parquet`} /></Panel>)}
      </Loaded>
    </Page>
  )
}
