import { segment } from '@/api/client'
import { live, useCommand, useList, useThing } from '@/api/query'
import type { Alert, Canary, Deployment, Drift, MonitorPlan, Performance } from '@/api/types'

const monitor = (deployment: string, what: string) => `/monitors/${segment(deployment)}/${what}`

export const useDeployments = () => useList<Deployment>('/deployments', { every: 5000 })
export const useDeployment = (name: string) => useThing<Deployment>(`/deployments/${segment(name)}`, { every: 5000 })
export const useAlerts = (filter: { deployment?: string; status?: string }) => useList<Alert>('/alerts', { query: { ...filter, limit: 50 }, every: live })
export const useAlert = (alert: string) => useThing<Alert>(`/alerts/${segment(alert)}`, { every: live })
export const useAcknowledge = () => useCommand<{ id: string }, Alert>('POST', ({ id: alert }) => `/alerts/${segment(alert)}/acknowledge`, () => undefined)

export interface Range {
  from?: string
  to?: string
  version?: string
}

export const useDrift = (deployment: string, range: Range) => useThing<Drift>(monitor(deployment, 'drift'), { query: { ...range }, every: 4000 })
export const usePerformance = (deployment: string, range: Range) => useThing<Performance>(monitor(deployment, 'performance'), { query: { from: range.from, to: range.to }, every: 4000 })
export const useCanary = (deployment: string, enabled: boolean) => useThing<Canary>(monitor(deployment, 'canary'), { every: 4000, enabled })
export const usePlan = (deployment: string) => useThing<MonitorPlan>(monitor(deployment, 'plan'))
