import { segment } from '@/api/client'
import { live, useList, useThing } from '@/api/query'
import type { Alert, AuditCheck, Deployment, ModelVersion, Overview } from '@/api/types'

export const useOverview = () => useThing<Overview>('/overview', { every: live })
export const useDeployments = () => useList<Deployment>('/deployments', { query: { limit: 20 }, every: live })
export const useFiring = () => useList<Alert>('/alerts', { query: { status: 'Firing', limit: 20 }, every: live })
export const useVersion = (model: string | undefined, version: number | undefined) =>
  useThing<ModelVersion>(`/models/${segment(model ?? '')}/versions/${version ?? 0}`, { enabled: model !== undefined && version !== undefined })
export const useAuditCheck = () => useThing<AuditCheck>('/audit/verify', { every: 60_000 })
