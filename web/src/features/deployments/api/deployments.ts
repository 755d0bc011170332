import { useMutation, useQueryClient } from '@tanstack/react-query'
import { command, segment } from '@/api/client'
import { live, useCommand, useList, useThing } from '@/api/query'
import type { Deployment, ModelVersion, TrafficHistory } from '@/api/types'

export const useDeployments = () => useList<Deployment>('/deployments', { every: live })
export const useDeployment = (name: string) => useThing<Deployment>(`/deployments/${segment(name)}`, { every: live })
export const useTraffic = (name: string) => useThing<TrafficHistory>(`/deployments/${segment(name)}/traffic`, { every: live })
export const useModelVersions = (model: string | undefined) => useList<ModelVersion>(`/models/${segment(model ?? '')}/versions`, { enabled: Boolean(model) })

const rollout = (name: string, verb: string) => `/deployments/${segment(name)}/rollout${verb}`
export const useStartRollout = (name: string) => useCommand<{ version: number; strategy: string; weight: number }, Deployment>('POST', rollout(name, ''))
export const usePromote = (name: string) => useCommand<undefined, Deployment>('POST', rollout(name, '/promote'))
export const useRollback = (name: string) => useCommand<undefined, Deployment>('POST', rollout(name, '/rollback'))

export interface Tensor {
  name: string
  datatype: string
  shape: number[]
  data: unknown[]
  parameters?: Record<string, unknown>
}

export interface Inference {
  id?: string
  model_name: string
  model_version?: string
  outputs: Tensor[]
  parameters?: Record<string, unknown>
}

/** Asks the deployed model through the Open Inference Protocol, as any caller would. */
export function useInfer(name: string) {
  const client = useQueryClient()
  return useMutation<{ answer: Inference; took: number }, Error, Tensor[]>({
    mutationFn: async (inputs) => {
      const began = performance.now()
      const answer = await command<Inference>('POST', `/v2/models/${segment(name)}/infer`, { inputs })
      return { answer, took: performance.now() - began }
    },
    onSettled: () => client.invalidateQueries(),
  })
}
