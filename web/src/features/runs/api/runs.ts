import { useQueries } from '@tanstack/react-query'
import { getJson, segment, withQuery } from '@/api/client'
import { api, live, useList, useThing } from '@/api/query'
import type { Artifact, Evaluation, Experiment, MetricHistory, Page, Run, RunComparison } from '@/api/types'

export interface RunsFilter {
  experiment?: string
  status?: string
  search?: string
  order?: string
}

export const useRuns = (filter: RunsFilter) => useList<Run>('/runs', { query: { ...filter, limit: 100 }, every: live })
export const useExperiments = () => useList<Experiment>('/experiments')
export const useRun = (run: string) => useThing<Run>(`/runs/${segment(run)}`, { every: live })
export const useMetrics = (run: string, running: boolean) => useThing<MetricHistory[]>(`/runs/${segment(run)}/metrics`, { every: running ? live : false })
export const useArtifacts = (run: string) => useList<Artifact>(`/runs/${segment(run)}/artifacts`)
export const useEvaluations = (run: string) => useList<Evaluation>(`/runs/${segment(run)}/evaluations`)
export const useComparison = (runs: string[]) => useThing<RunComparison>(`/runs/compare?${runs.map((r) => `id=${segment(r)}`).join('&')}`, { enabled: runs.length > 1 })
export const artifactAddress = (run: string, path: string) => `${api}/runs/${segment(run)}/artifacts/${path.split('/').map(segment).join('/')}`

/** The metric histories of several runs, in their order; undefined while on the way. */
export const useHistories = (runs: string[]) =>
  useQueries({
    queries: runs.map((run) => {
      const address = `${api}/runs/${segment(run)}/metrics`
      return { queryKey: [address], queryFn: ({ signal }: { signal: AbortSignal }) => getJson<MetricHistory[]>(address, signal) }
    }),
    combine: (results) => results.map((r) => r.data),
  })

/** The last evaluation of several runs, in their order. */
export const useLastEvaluations = (runs: string[]) =>
  useQueries({
    queries: runs.map((run) => {
      const address = withQuery(`${api}/runs/${segment(run)}/evaluations`, { limit: 1 })
      return { queryKey: [address], queryFn: ({ signal }: { signal: AbortSignal }) => getJson<Page<Evaluation>>(address, signal) }
    }),
    combine: (results) => results.map((r) => r.data?.items[0]),
  })

