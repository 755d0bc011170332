import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Tone } from '../vocabulary'
import { useWidth } from '../width'
import css from './Graph.module.css'
import { extent, type GraphEdge, layout, type Placed } from './layout'

export interface Node {
  id: string
  /** A small word above the title: the kind of thing. */
  kind?: string
  title: string
  detail?: ReactNode
  tone?: Tone
  mark?: ReactNode
  to?: string | null
  onClick?: () => void
  selected?: boolean
  /** In [0, 1]; drawn as a bar at the foot. */
  progress?: number | null
}

interface Props {
  label: string
  nodes: Node[]
  edges: (GraphEdge & { active?: boolean })[]
  nodeWidth?: number
  nodeHeight?: number
}

/** A smooth line through the places of an edge; where it only passes, it goes straight through the layer. */
function path(places: Placed[], w: number, h: number, vertical: boolean) {
  const last = places.length - 1
  return places.slice(1).map((b, i) => {
    const a = places[i] ?? b
    const [x1, y1] = vertical ? [a.x + w / 2, a.y + h] : [a.x + w, a.y + h / 2]
    const gap = i + 1 === last ? 5 : 0
    const [x2, y2] = vertical ? [b.x + w / 2, b.y - gap] : [b.x - gap, b.y + h / 2]
    const bend = Math.max(8, (vertical ? y2 - y1 : x2 - x1) / 2)
    const curve = vertical ? `C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}` : `C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`
    const through = i + 1 === last ? '' : vertical ? `V${b.y + h}` : `H${b.x + w}`
    return `${i === 0 ? `M${x1} ${y1}` : ''}${curve}${through}`
  }).join('')
}

function Face({ node }: { node: Node }) {
  return (
    <>
      <span className={css['top']}>
        {node.kind && <span className={css['kind']}>{node.kind}</span>}
        {node.mark}
      </span>
      <span className={css['title']} title={node.title}>{node.title}</span>
      {node.detail != null && <span className={css['detail']}>{node.detail}</span>}
      {node.progress != null && <span className={css['progress']} style={{ width: `${node.progress * 100}%` }} />}
    </>
  )
}

const narrowest = 88

/** Nodes as wide as the room allows for all layers, or for the widest one where the graph stands. */
function fit(nodes: Node[], edges: GraphEdge[], room: number, gap: number, vertical: boolean, widest: number) {
  const { layers, most } = extent(nodes, edges)
  const width = vertical ? (room - 8 - (most - 1) * 16) / most : (room - 8 - (layers - 1) * gap) / layers
  return Math.max(narrowest, Math.min(widest, Math.floor(width)))
}

/** A directed graph: an execution, or a lineage. Lies on wide screens, stands on narrow ones. */
export function Graph({ label, nodes, edges, nodeWidth = 172, nodeHeight = 66 }: Props) {
  const [ref, room] = useWidth<HTMLDivElement>()
  const lyingGap = edges.some((e) => e.label) ? 74 : 20
  const { layers } = extent(nodes, edges)
  const vertical = room > 0 && (room < 620 || layers * narrowest + (layers - 1) * lyingGap > room)
  const gapAlong = vertical ? (edges.some((e) => e.label) ? 46 : 34) : lyingGap
  const fitting = fit(nodes, edges, room || 900, gapAlong, vertical, nodeWidth)
  const { at, ways, width, height } = layout(nodes, edges, { width: fitting, height: nodeHeight, gapAlong, gapAcross: 16 }, vertical)
  const spotOf = (edge: GraphEdge, a: Placed, b: Placed) => {
    // Where several edges meet, their words stand at the other ends.
    const share = edges.filter((e) => e.to === edge.to).length > 1 ? 0.2 : 0.8
    if (vertical) return { x: a.x + (b.x - a.x) * share + fitting / 2, y: (a.y + b.y + nodeHeight) / 2 + (share < 0.5 ? 1 : 12) }
    return { x: (a.x + b.x + fitting) / 2, y: a.y + (b.y - a.y) * share + nodeHeight / 2 }
  }

  return (
    <div ref={ref} className={css['frame']} role="region" aria-label={label} tabIndex={0}>
      <div className={css['graph']} style={{ width, height }}>
        <svg width={width} height={height} aria-hidden="true" className={css['edges']}>
          <defs>
            <marker id="arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0 .8 7 4 0 7.200Z" className={css['tip']} />
            </marker>
          </defs>
          {edges.map((edge, i) => {
            const places = (ways[i] ?? []).map((id) => at.get(id)).filter((p) => p !== undefined)
            const [a, b] = places
            if (!a || !b) return null
            const spot = spotOf(edge, a, b)
            return (
              <g key={`${edge.from}>${edge.to}`} data-active={edge.active ? '' : undefined}>
                <path d={path(places, fitting, nodeHeight, vertical)} markerEnd="url(#arrow)" />
                {edge.label && <text x={spot.x} y={spot.y - 5}>{edge.label}</text>}
              </g>
            )
          })}
        </svg>
        {nodes.map((node) => {
          const place = at.get(node.id)
          const shared = {
            className: css['node'],
            'data-tone': node.tone,
            'data-narrow': fitting < 130 ? '' : undefined,
            'data-selected': node.selected ? '' : undefined,
            style: { left: place?.x, top: place?.y, width: fitting, height: nodeHeight },
          }
          if (node.to) return <Link key={node.id} to={node.to} {...shared}><Face node={node} /></Link>
          if (node.onClick) return <button key={node.id} type="button" aria-pressed={node.selected ?? false} onClick={node.onClick} {...shared}><Face node={node} /></button>
          return <div key={node.id} {...shared}><Face node={node} /></div>
        })}
      </div>
    </div>
  )
}
