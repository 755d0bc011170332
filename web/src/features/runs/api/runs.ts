import { useQueries } from '@tanstack/react-query'
import { getJson, withQuery } from '@/api/client'
import { api, live, useList, useThing } from '@/api/query'
import type { Artifact, Evaluation, Experiment, MetricHistory, Page, Run, RunComparison } from '@/api/types'

const id = encodeURIComponent

export interface RunsFilter {
  experiment?: string
  status?: string
  search?: string
  order?: string
}

export const useRuns = (filter: RunsFilter) => useList<Run>('/runs', { query: { ...filter, limit: 100 }, every: live })
export const useExperiments = () => useList<Experiment>('/experiments')
export const useRun = (run: string) => useThing<Run>(`/runs/${id(run)}`, { every: live })
export const useMetrics = (run: string, running: boolean) => useThing<MetricHistory[]>(`/runs/${id(run)}/metrics`, { every: running ? live : false })
export const useArtifacts = (run: string) => useList<Artifact>(`/runs/${id(run)}/artifacts`)
export const useEvaluations = (run: string) => useList<Evaluation>(`/runs/${id(run)}/evaluations`)
export const useComparison = (runs: string[]) => useThing<RunComparison>(`/runs/compare?${runs.map((r) => `id=${id(r)}`).join('&')}`, { enabled: runs.length > 1 })
export const artifactAddress = (run: string, path: string) => `${api}/runs/${id(run)}/artifacts/${path.split('/').map(id).join('/')}`

/** The metric histories of several runs, in their order; undefined while on the way. */
export const useHistories = (runs: string[]) =>
  useQueries({
    queries: runs.map((run) => {
      const address = `${api}/runs/${id(run)}/metrics`
      return { queryKey: [address], queryFn: ({ signal }: { signal: AbortSignal }) => getJson<MetricHistory[]>(address, signal) }
    }),
    combine: (results) => results.map((r) => r.data),
  })

/** The last evaluation of several runs, in their order. */
export const useLastEvaluations = (runs: string[]) =>
  useQueries({
    queries: runs.map((run) => {
      const address = withQuery(`${api}/runs/${id(run)}/evaluations`, { limit: 1 })
      return { queryKey: [address], queryFn: ({ signal }: { signal: AbortSignal }) => getJson<Page<Evaluation>>(address, signal) }
    }),
    combine: (results) => results.map((r) => r.data?.items[0]),
  })

