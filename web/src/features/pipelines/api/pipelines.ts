import { useInfiniteQuery } from '@tanstack/react-query'
import { getJson, segment, withQuery } from '@/api/client'
import { api, live, useCommand, useList, useThing } from '@/api/query'
import type { Execution, ExecutionSummary, Pipeline, PipelineDefinition, Run, StepLog, Trigger } from '@/api/types'

export const usePipelines = () => useList<Pipeline>('/pipelines', { every: live })
export const useDefinition = (pipeline: string) => useThing<PipelineDefinition>(`/pipelines/${segment(pipeline)}`, { every: 10_000 })
export const useExecutions = (pipeline?: string) => useList<ExecutionSummary>('/executions', { query: { pipeline, limit: 50 }, every: live })
export const useExecution = (execution: string) => useThing<Execution>(`/executions/${segment(execution)}`, { every: live })
export const useTriggers = (pipeline: string) => useList<Trigger>('/triggers', { query: { pipeline }, every: live })
export const useRunsOf = (execution: string) => useList<Run>('/runs', { query: { execution, limit: 100 }, every: live })

export const useStart = (pipeline: string) => useCommand<{ inputs?: Record<string, string> }, Execution>('POST', `/pipelines/${segment(pipeline)}/executions`)
export const useCancel = (execution: string) => useCommand<undefined, Execution>('POST', `/executions/${segment(execution)}/cancel`)
export const useTriggerSwitch = () =>
  useCommand<{ id: string; to: 'enable' | 'disable' }, Trigger>('POST', ({ id: trigger, to }) => `/triggers/${segment(trigger)}/${to}`, () => undefined)

/** A step's log: what is there, and then what comes after the last line known. */
export function useStepLog(execution: string, step: string, running: boolean) {
  const address = `${api}/executions/${segment(execution)}/steps/${segment(step)}/log`
  const result = useInfiniteQuery({
    queryKey: [address, 'log'],
    queryFn: ({ pageParam, signal }) => getJson<StepLog>(withQuery(address, { after: pageParam }), signal),
    initialPageParam: 0,
    getNextPageParam: (last, _all, after) => (last.lines.length > 0 && last.next !== after ? last.next : undefined),
    refetchInterval: running ? live : false,
    meta: { fixed: !running },
  })
  return { lines: result.data?.pages.flatMap((p) => p.lines), error: result.error, busy: result.isFetching, more: result.hasNextPage ? () => void result.fetchNextPage() : undefined }
}
