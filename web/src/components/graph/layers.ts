import type { GraphEdge, GraphNode } from './layout'

function depths(nodes: GraphNode[], edges: GraphEdge[]): Map<string, number> {
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

/** The layer of every node: its longest way from a source. Sources stand just before their first child, so that edges stay short. */
export function layersOf(nodes: GraphNode[], edges: GraphEdge[]): Map<string, number> {
  const layer = depths(nodes, edges)
  for (const { id } of nodes) {
    if (edges.some((e) => e.to === id)) continue
    const children = edges.filter((e) => e.from === id).map((e) => layer.get(e.to) ?? 0)
    if (children.length > 0) layer.set(id, Math.max(0, Math.min(...children) - 1))
  }
  return layer
}

/** Without the edges that a longer way already says: a needs b and c, b needs c, so only a–b and b–c are drawn. */
export function reduced<E extends GraphEdge>(edges: E[]): E[] {
  const next = new Map<string, string[]>()
  for (const edge of edges) next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to])
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true
    if (seen.has(from)) return false
    seen.add(from)
    return (next.get(from) ?? []).some((step) => reaches(step, to, seen))
  }
  return edges.filter((edge) => !(next.get(edge.from) ?? []).some((step) => step !== edge.to && reaches(step, edge.to)))
}
