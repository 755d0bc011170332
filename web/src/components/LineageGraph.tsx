import { segment } from '@/api/client'
import { useThing } from '@/api/query'
import type { Lineage, LineageNode } from '@/api/types'
import { shortDigest, words } from './format'
import { Graph } from './graph/Graph'
import { Empty, Loaded } from './States'
import type { Tone } from './vocabulary'

const tones: Record<string, Tone> = {
  prediction: 'shadow', deployment: 'live', 'model-version': 'live', approval: 'pass', run: 'warn', execution: 'warn', 'dataset-version': 'idle', table: 'idle',
}

const addressOf = (kind: string, key: string) => `/lineage/${kind}/${key.split('/').map(segment).join('/')}`

export const useLineage = (kind: string, key: string | null | undefined) => useThing<Lineage>(addressOf(kind, key ?? ''), { enabled: Boolean(key) })

function asNode(node: LineageNode, root: string) {
  return {
    id: node.id,
    kind: words(node.kind),
    title: node.title,
    detail: node.detail ?? (node.digest ? shortDigest(node.digest) : null),
    tone: tones[node.kind] ?? ('idle' as Tone),
    to: node.id === root ? null : node.link,
    selected: node.id === root,
  }
}

/** What a thing was made of and what it touched. Every edge is read against the flow: from the product to its source. */
export function LineageGraph({ kind, of }: { kind: string; of: string | null | undefined }) {
  const lineage = useLineage(kind, of)
  return (
    <Loaded query={lineage} height={220}>
      {(data) =>
        data.nodes.length > 1 ? (
          <Graph
            label="Lineage" nodeWidth={186}
            nodes={data.nodes.map((n) => asNode(n, data.root))}
            edges={data.edges.map((e) => ({ from: e.to, to: e.from, label: e.relation }))}
          />
        ) : (
          <Empty icon="link" title="Nothing is connected to this yet" />
        )
      }
    </Loaded>
  )
}
