import { Link } from 'react-router'
import { segment } from '@/api/client'
import type { AliasChange, Model } from '@/api/types'
import { Panel } from '@/components/Page'
import { Empty } from '@/components/States'
import { Tag } from '@/components/Status'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { useUrl } from '@/components/url'
import { When } from '@/components/When'
import { useAliasHistory } from '../api/models'
import css from './Aliases.module.css'

const versionPage = (model: string, version: number) => `/models/${segment(model)}/versions/${version}`

const columns: Column<AliasChange>[] = [
  { id: 'alias', name: 'Alias', value: (c) => c.alias, cell: (c) => <Tag tone="live">{c.alias}</Tag> },
  { id: 'from', name: 'From', numeric: true, value: (c) => c.from, cell: (c) => (c.from == null ? <span className="muted">—</span> : <Link to={versionPage(c.model, c.from)}>version {c.from}</Link>) },
  { id: 'to', name: 'To', numeric: true, value: (c) => c.to, cell: (c) => (c.to == null ? <span className="muted">removed</span> : <Link to={versionPage(c.model, c.to)}>version {c.to}</Link>) },
  { id: 'by', name: 'By', value: (c) => c.by },
  { id: 'at', name: 'When', numeric: true, value: (c) => c.at, cell: (c) => <When at={c.at} /> },
]

/** Which version each alias names now, and every move before. */
export function Aliases({ model }: { model: Model }) {
  const names = Object.keys(model.aliases)
  const [chosen, choose] = useUrl('alias', names[0] ?? '')
  const history = useAliasHistory(model.name, chosen)
  if (names.length === 0) return <Panel><Empty icon="link" title="No alias yet" command={`slipway model alias ${model.name} champion 1`}>An alias such as champion is what a deployment follows.</Empty></Panel>
  return (
    <>
      <div className={css['aliases']}>
        {names.map((name) => (
          <button key={name} type="button" aria-pressed={name === chosen} onClick={() => { choose(name) }}>
            <strong>{name}</strong>
            <span className="num">version {model.aliases[name]}</span>
          </button>
        ))}
      </div>
      <Panel title={`Moves of ${chosen}`} note="Moving an alias back is a rollback: what follows it changes at once." flush>
        <DataTable label="alias moves" name="moves" tools={false} {...history} columns={columns} keyOf={(c) => `${c.alias}${c.at}${c.to}`} />
      </Panel>
    </>
  )
}
