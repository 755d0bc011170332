import { segment } from '@/api/client'
import { live, useCommand, useList, useThing } from '@/api/query'
import type { AliasChange, Model, ModelVersion } from '@/api/types'

const versionPath = (model: string, version: string | number) => `/models/${segment(model)}/versions/${version}`

export const useModels = () => useList<Model>('/models', { every: live })
export const useModel = (model: string) => useThing<Model>(`/models/${segment(model)}`, { every: live })
export const useVersions = (model: string) => useList<ModelVersion>(`/models/${segment(model)}/versions`, { every: live })
export const useVersion = (model: string, version: string) => useThing<ModelVersion>(versionPath(model, version), { every: live })
export const useAliasHistory = (model: string, alias: string) => useList<AliasChange>(`/models/${segment(model)}/aliases/${segment(alias)}/history`, { enabled: alias !== '' })

export const useDecision = (model: string, version: number) =>
  useCommand<{ decision: 'Approve' | 'Reject'; comment: string }, ModelVersion>('POST', `${versionPath(model, version)}/decision`)

export const useSetAlias = (model: string) => 
  useCommand<{ alias: string; version: number }, AliasChange>('PUT', ({ alias }) => `/models/${segment(model)}/aliases/${segment(alias)}`, ({ version }) => ({ version }))
