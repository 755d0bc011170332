import { useQueries } from '@tanstack/react-query'
import { getJson, segment, withQuery } from '@/api/client'
import { api, useList } from '@/api/query'
import type { Execution, ExecutionSummary, Page, Split } from '@/api/types'

/** The latest executions that began from a dataset version; undefined while on the way. */
export function useExecutionsFrom(reference: string | undefined): Execution[] | undefined {
  const latest = useList<ExecutionSummary>('/executions', { query: { limit: 20 }, enabled: reference !== undefined })
  const details = useQueries({
    queries: (latest.rows ?? []).map((e) => {
      const address = `${api}/executions/${segment(e.id)}`
      return { queryKey: [address], queryFn: ({ signal }: { signal: AbortSignal }) => getJson<Execution>(address, signal) }
    }),
    combine: (results) => results.map((r) => r.data),
  })
  if (reference === undefined) return []
  if (!latest.rows || details.some((d) => d === undefined)) return undefined
  return details.filter((d) => d !== undefined && Object.values(d.inputs).includes(reference)) as Execution[]
}

const tablesOf = (execution: Execution) => execution.steps.filter((s) => s.uses.startsWith('data/')).flatMap((s) => s.outputs['table'] ?? [])

/** The splits of tables that executions made from a dataset version. */
export function useSplitsFrom(executions: Execution[] | undefined): Split[] {
  const tables = [...new Set((executions ?? []).flatMap(tablesOf))]
  return useQueries({
    queries: tables.map((table) => {
      const address = withQuery(`${api}/tables/${segment(table)}/splits`, { limit: 5 })
      return { queryKey: [address], queryFn: ({ signal }: { signal: AbortSignal }) => getJson<Page<Split>>(address, signal) }
    }),
    combine: (results) => results.flatMap((r) => r.data?.items ?? []),
  })
}
