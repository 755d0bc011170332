import { live, useCommand, useList, useThing } from '@/api/query'
import type { AliasChange, Model, ModelVersion } from '@/api/types'

const id = encodeURIComponent
const versionPath = (model: string, version: string | number) => `/models/${id(model)}/versions/${version}`

export const useModels = () => useList<Model>('/models', { every: live })
export const useModel = (model: string) => useThing<Model>(`/models/${id(model)}`, { every: live })
export const useVersions = (model: string) => useList<ModelVersion>(`/models/${id(model)}/versions`, { every: live })
export const useVersion = (model: string, version: string) => useThing<ModelVersion>(versionPath(model, version), { every: live })
export const useAliasHistory = (model: string, alias: string) => useList<AliasChange>(`/models/${id(model)}/aliases/${id(alias)}/history`, { enabled: alias !== '' })

export const useDecision = (model: string, version: number) =>
  useCommand<{ decision: 'Approve' | 'Reject'; comment: string }, ModelVersion>('POST', `${versionPath(model, version)}/decision`)

export const useSetAlias = (model: string) => 
  useCommand<{ alias: string; version: number }, AliasChange>('PUT', ({ alias }) => `/models/${id(model)}/aliases/${id(alias)}`, ({ version }) => ({ version }))
