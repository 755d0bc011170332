import { useQuery } from '@tanstack/react-query'
import { getJson, segment, withQuery } from '@/api/client'
import { api } from '@/api/query'
import type { Dataset, Deployment, Model, Page, Pipeline, Run } from '@/api/types'
import type { IconName } from '@/components/icons'
import { stations } from './stations'

export interface Found {
  to: string
  title: string
  kind: string
  icon: IconName
  detail?: string
}

const pages = stations.map((s): Found => ({ to: s.to, title: s.name, kind: 'page', icon: s.icon }))

/** An id leads straight to its page. */
function byId(text: string): Found[] {
  const [prefix] = text.split('_')
  const at = (to: string, kind: string, icon: IconName, key = text): Found[] => [{ to: `${to}/${segment(key)}`, title: text, kind, icon }]
  if (/^[0-9a-f]{32}$/.test(text)) return at('/runs', 'run', 'runs')
  if (!/^[a-z]+_[0-9a-z-]{6,}$/i.test(text)) return /^(sha256:)?[0-9a-f]{64}$/.test(text) ? at('/tables', 'table', 'data', text.startsWith('sha256:') ? text : `sha256:${text}`) : []
  if (prefix?.startsWith('run')) return at('/runs', 'run', 'runs')
  if (prefix?.startsWith('exe')) return at('/executions', 'execution', 'pipelines')
  if (prefix?.startsWith('al')) return at('/alerts', 'alert', 'bell')
  return at('/predictions', 'prediction', 'audit')
}

async function search(text: string, signal: AbortSignal): Promise<Found[]> {
  const ask = async <T,>(path: string, turn: (item: T) => Found): Promise<Found[]> => {
    try {
      return (await getJson<Page<T>>(withQuery(api + path, { search: text, limit: 6 }), signal)).items.map(turn)
    } catch {
      return []
    }
  }
    const lists = await Promise.all([
    ask<Dataset>('/datasets', (d) => ({ to: `/datasets/${segment(d.name)}`, title: d.name, kind: 'dataset', icon: 'data', detail: d.description })),
    ask<Run>('/runs', (r) => ({ to: `/runs/${r.id}`, title: r.name, kind: 'run', icon: 'runs', detail: r.experiment })),
    ask<Pipeline>('/pipelines', (p) => ({ to: `/pipelines/${segment(p.name)}`, title: p.name, kind: 'pipeline', icon: 'pipelines', detail: p.description })),
    ask<Model>('/models', (m) => ({ to: `/models/${segment(m.name)}`, title: m.name, kind: 'model', icon: 'models', detail: m.description })),
    ask<Deployment>('/deployments', (d) => ({ to: `/deployments/${segment(d.name)}`, title: d.name, kind: 'deployment', icon: 'deployments', detail: d.environment })),
  ])
  const asMonitors = (lists[4] ?? []).map((d): Found => ({ ...d, to: d.to.replace('/deployments', '/monitoring'), kind: 'monitor', icon: 'monitoring' }))
  return [...lists.flat(), ...asMonitors]
}

/** Everything whose name holds the text: pages at once, the rest as the server answers. */
export function useFound(text: string, enabled: boolean) {
  const wanted = text.trim()
  const answer = useQuery({ queryKey: ['found', wanted], queryFn: ({ signal }) => search(wanted, signal), enabled })
  const here = pages.filter((p) => p.title.toLowerCase().includes(wanted.toLowerCase()))
  return { found: [...byId(wanted), ...here, ...(answer.data ?? [])], busy: answer.isFetching }
}
