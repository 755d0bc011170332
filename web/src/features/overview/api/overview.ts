import { live, useList, useThing } from '@/api/query'
import type { Alert, AuditCheck, Deployment, Overview } from '@/api/types'

export const useOverview = () => useThing<Overview>('/overview', { every: live })
export const useDeployments = () => useList<Deployment>('/deployments', { query: { limit: 20 }, every: live })
export const useFiring = () => useList<Alert>('/alerts', { query: { status: 'Firing', limit: 20 }, every: live })
export const useAuditCheck = () => useThing<AuditCheck>('/audit/verify', { every: 60_000 })
