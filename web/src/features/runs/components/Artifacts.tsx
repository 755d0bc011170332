import type { Artifact } from '@/api/types'
import { Digest } from '@/components/Digest'
import { bytes } from '@/components/format'
import { Icon } from '@/components/icons'
import { Panel } from '@/components/Page'
import { Empty } from '@/components/States'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { When } from '@/components/When'
import { artifactAddress } from '../api/runs'
import css from './Artifacts.module.css'

interface Props {
  run: string
  rows: Artifact[] | undefined
  error: Error | null
  total: number | undefined
}

const columnsOf = (run: string): Column<Artifact>[] => [
  { id: 'path', name: 'Path', value: (a) => a.path, cell: (a) => <a className="row" href={artifactAddress(run, a.path)} target="_blank" rel="noreferrer"><Icon name="file" size={14} />{a.path}</a> },
  { id: 'type', name: 'Type', value: (a) => a.mediaType },
  { id: 'size', name: 'Size', numeric: true, value: (a) => a.bytes, cell: (a) => bytes(a.bytes) },
  { id: 'digest', name: 'Digest', value: (a) => a.digest, cell: (a) => <Digest value={a.digest} /> },
  { id: 'when', name: 'Written', numeric: true, value: (a) => a.createdAt, cell: (a) => <When at={a.createdAt} /> },
]

/** The files of a run; pictures are shown. */
export function Artifacts({ run, rows, error, total }: Props) {
  const pictures = rows?.filter((a) => a.mediaType.startsWith('image/')) ?? []
  return (
    <>
      <Panel flush>
        <DataTable label="artifacts" name="artifacts" rows={rows} error={error} total={total} columns={columnsOf(run)} keyOf={(a) => a.path} tools={false}
          empty={<Empty icon="file" title="No artifacts yet">Models, pictures and reports that a run writes are kept here by their digest.</Empty>} />
      </Panel>
      {pictures.length > 0 && (
        <Panel title="Pictures">
          <div className={css['pictures']}>
            {pictures.map((a) => (
              <a key={a.path} href={artifactAddress(run, a.path)} target="_blank" rel="noreferrer">
                <img src={artifactAddress(run, a.path)} alt={a.path} loading="lazy" />
                <span>{a.path}</span>
              </a>
            ))}
          </div>
        </Panel>
      )}
    </>
  )
}
