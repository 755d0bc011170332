import { layersOf } from './layers'

export interface GraphNode {
  id: string
}

export interface GraphEdge {
  from: string
  to: string
  label?: string
}

export interface Placed {
  x: number
  y: number
}

export interface Sizes {
  width: number
  height: number
  gapAlong: number
  gapAcross: number
}

/** A long edge passes every layer between its ends at a place of its own, named so. */
const passing = (edge: GraphEdge, layer: number) => `${edge.from}\n${edge.to}\n${layer}`
const isPassing = (id: string) => id.includes('\n')

interface Plan {
  rows: string[][]
  /** The way of every edge: its ends and the places that it passes. */
  ways: string[][]
}

function plan(nodes: GraphNode[], edges: GraphEdge[]): Plan {
  const layer = layersOf(nodes, edges)
  const rows: string[][] = Array.from({ length: Math.max(0, ...layer.values()) + 1 }, () => [])
  for (const node of nodes) rows[layer.get(node.id) ?? 0]?.push(node.id)
  const ways = edges.map((edge) => {
    const [first, last] = [layer.get(edge.from) ?? 0, layer.get(edge.to) ?? 0]
    const between = Array.from({ length: Math.max(0, last - first - 1) }, (_, i) => passing(edge, first + 1 + i))
    between.forEach((id, i) => rows[first + 1 + i]?.push(id))
    return [edge.from, ...between, edge.to]
  })
  return { rows, ways }
}

/** Orders each layer by where its neighbours stand, a few sweeps down and up, which removes most crossings. */
function order({ rows, ways }: Plan) {
  const links = ways.flatMap((way) => way.slice(1).map((to, i) => ({ from: way[i] ?? '', to })))
  const place = new Map<string, number>()
  const remember = (row: string[]) => { row.forEach((id, i) => place.set(id, i - (row.length - 1) / 2)) }
  rows.forEach(remember)
  const sweep = (row: string[], side: 'from' | 'to') => {
    const other = side === 'from' ? 'to' : 'from'
    const centre = (id: string) => {
      const near = links.filter((e) => e[other] === id).map((e) => place.get(e[side])).filter((p) => p !== undefined)
      return near.length ? near.reduce((a, b) => a + b, 0) / near.length : (place.get(id) ?? 0)
    }
    const key = new Map(row.map((id) => [id, centre(id)]))
    row.sort((a, b) => (key.get(a) ?? 0) - (key.get(b) ?? 0))
    remember(row)
  }
  for (let i = 0; i < 6; i++) {
    rows.forEach((row) => { sweep(row, 'from') })
    ;[...rows].reverse().forEach((row) => { sweep(row, 'to') })
  }
}

/** How many layers a graph has, and how many nodes stand in its fullest one. */
export function extent(nodes: GraphNode[], edges: GraphEdge[]) {
  const { rows } = plan(nodes, edges)
  return { layers: Math.max(1, rows.length), most: Math.max(1, ...rows.map((row) => row.filter((id) => !isPassing(id)).length)) }
}

/** Places a directed graph in layers, left to right or top to bottom; a passing edge takes less room than a node. */
export function layout(nodes: GraphNode[], edges: GraphEdge[], sizes: Sizes, vertical: boolean) {
  const drawn = plan(nodes, edges)
  order(drawn)
  const along = (vertical ? sizes.height : sizes.width) + sizes.gapAlong
  const size = vertical ? sizes.width : sizes.height
  const room = (id: string) => (isPassing(id) ? 14 : size)
  const lengthOf = (row: string[]) => row.reduce((sum, id) => sum + room(id), 0) + Math.max(0, row.length - 1) * sizes.gapAcross
  const wide = Math.max(1, ...drawn.rows.map(lengthOf))
  const at = new Map<string, Placed>()
  drawn.rows.forEach((row, i) => {
    let across = (wide - lengthOf(row)) / 2
    for (const id of row) {
      const start = isPassing(id) ? across + 7 - size / 2 : across
      at.set(id, vertical ? { x: start, y: i * along } : { x: i * along, y: start })
      across += room(id) + sizes.gapAcross
    }
  })
  const long = drawn.rows.length * along - sizes.gapAlong
  return { at, ways: drawn.ways, width: vertical ? wide : long, height: vertical ? long : wide }
}
