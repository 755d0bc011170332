import type { IconName } from '@/components/icons'

export interface Station {
  to: string
  name: string
  icon: IconName
  /** Other addresses that belong to it. */
  also?: string[]
}

/** The life cycle, in its order. */
export const stations: Station[] = [
  { to: '/', name: 'Overview', icon: 'overview' },
  { to: '/datasets', name: 'Data', icon: 'data', also: ['/tables'] },
  { to: '/runs', name: 'Runs', icon: 'runs' },
  { to: '/pipelines', name: 'Pipelines', icon: 'pipelines', also: ['/executions'] },
  { to: '/models', name: 'Models', icon: 'models' },
  { to: '/deployments', name: 'Deployments', icon: 'deployments' },
  { to: '/monitoring', name: 'Monitoring', icon: 'monitoring', also: ['/alerts'] },
  { to: '/audit', name: 'Audit', icon: 'audit', also: ['/predictions', '/lineage'] },
]

export const isAt = (station: Station, path: string) =>
  station.to === '/' ? path === '/' : [station.to, ...(station.also ?? [])].some((to) => path === to || path.startsWith(`${to}/`))
