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

/** Longest path from a source; an edge that would close a circle is left out of the count. */
function layersOf(nodes: GraphNode[], edges: GraphEdge[]): Map<string, number> {
  const parents = new Map(nodes.map((n) => [n.id, edges.filter((e) => e.to === n.id).map((e) => e.from)]))
  const layer = new Map<string, number>()
  const visit = (id: string, path: Set<string>): number => {
    const known = layer.get(id)
    if (known !== undefined) return known
    if (path.has(id)) return 0
    path.add(id)
    const deepest = Math.max(-1, ...(parents.get(id) ?? []).filter((p) => parents.has(p)).map((p) => visit(p, path)))
    path.delete(id)
    layer.set(id, deepest + 1)
    return deepest + 1
  }
  nodes.forEach((n) => visit(n.id, new Set()))
  return layer
}

/** Pulls sources without parents up to just before their first child, so that edges stay short. */
function tighten(layer: Map<string, number>, edges: GraphEdge[]) {
  for (const [id] of layer) {
    if (edges.some((e) => e.to === id)) continue
    const children = edges.filter((e) => e.from === id).map((e) => layer.get(e.to) ?? 0)
    if (children.length > 0) layer.set(id, Math.max(0, Math.min(...children) - 1))
  }
}

/** Orders each layer by where its neighbours stand, a few sweeps down and up, which removes most crossings. */
function order(rows: string[][], edges: GraphEdge[]) {
  const place = new Map<string, number>()
  const remember = (row: string[]) => { row.forEach((id, i) => place.set(id, i - (row.length - 1) / 2)) }
  rows.forEach(remember)
  const sweep = (row: string[], side: 'from' | 'to') => {
    const other = side === 'from' ? 'to' : 'from'
    const centre = (id: string) => {
      const near = edges.filter((e) => e[other] === id).map((e) => place.get(e[side])).filter((p) => p !== undefined)
      return near.length ? near.reduce((a, b) => a + b, 0) / near.length : (place.get(id) ?? 0)
    }
    const key = new Map(row.map((id) => [id, centre(id)]))
    row.sort((a, b) => (key.get(a) ?? 0) - (key.get(b) ?? 0))
    remember(row)
  }
  for (let i = 0; i < 4; i++) {
    rows.forEach((row) => { sweep(row, 'from') })
    ;[...rows].reverse().forEach((row) => { sweep(row, 'to') })
  }
}

function rowsOf(nodes: GraphNode[], edges: GraphEdge[]): string[][] {
  const layer = layersOf(nodes, edges)
  tighten(layer, edges)
  const rows: string[][] = []
  for (const node of nodes) (rows[layer.get(node.id) ?? 0] ??= []).push(node.id)
  return Array.from(rows, (row: string[] | undefined) => row ?? [])
}

/** How many layers a graph has, and how many nodes stand in its fullest one. */
export function extent(nodes: GraphNode[], edges: GraphEdge[]) {
  const rows = rowsOf(nodes, edges)
  return { layers: Math.max(1, rows.length), most: Math.max(1, ...rows.map((row) => row.length)) }
}

/** Places a directed graph in layers, left to right or top to bottom. */
export function layout(nodes: GraphNode[], edges: GraphEdge[], sizes: Sizes, vertical: boolean) {
  const filled = rowsOf(nodes, edges)
  order(filled, edges)
  const along = (vertical ? sizes.height : sizes.width) + sizes.gapAlong
  const across = (vertical ? sizes.width : sizes.height) + sizes.gapAcross
  const widest = Math.max(1, ...filled.map((row) => row.length))
  const at = new Map<string, Placed>()
  filled.forEach((row, i) => {
    const start = ((widest - row.length) * across) / 2
    row.forEach((id, j) => at.set(id, vertical ? { x: start + j * across, y: i * along } : { x: i * along, y: start + j * across }))
  })
  const long = filled.length * along - sizes.gapAlong
  const wide = widest * across - sizes.gapAcross
  return { at, width: vertical ? wide : long, height: vertical ? long : wide }
}
