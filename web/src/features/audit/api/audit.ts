import { segment } from '@/api/client'
import { live, useList, useThing } from '@/api/query'
import type { AuditCheck, AuditEntry, Prediction } from '@/api/types'

export interface AuditFilter {
  type?: string
  actor?: string
  subject?: string
  search?: string
}

export const useAudit = (filter: AuditFilter) => useList<AuditEntry>('/audit', { query: { ...filter, limit: 100 }, every: live })
export const useAuditCheck = () => useThing<AuditCheck>('/audit/verify', { every: 15_000 })
export const usePredictions = () => useList<Prediction>('/predictions', { query: { limit: 20 }, every: 5000 })
export const usePrediction = (prediction: string) => useThing<Prediction>(`/predictions/${segment(prediction)}`, { every: 5000 })
