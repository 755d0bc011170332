import { segment } from '@/api/client'
import { useList, useThing } from '@/api/query'
import type { Dataset, DatasetVersion, Profile, Rows, Run, Split, Table, Validation } from '@/api/types'

export const useDatasets = () => useList<Dataset>('/datasets', { every: 5000 })
export const useDataset = (dataset: string) => useThing<Dataset>(`/datasets/${segment(dataset)}`, { every: 5000 })
export const useVersions = (dataset: string) => useList<DatasetVersion>(`/datasets/${segment(dataset)}/versions`, { every: 5000 })
export const useTable = (digest: string) => useThing<Table>(`/tables/${segment(digest)}`, { fixed: true })
export const useProfile = (digest: string) => useThing<Profile>(`/tables/${segment(digest)}/profile`, { fixed: true })
export const useRows = (digest: string, offset: number) => useThing<Rows>(`/tables/${segment(digest)}/rows`, { query: { limit: 50, offset }, fixed: true })
export const useValidations = (digest: string) => useList<Validation>(`/tables/${segment(digest)}/validations`)
export const useSplits = (digest: string) => useList<Split>(`/tables/${segment(digest)}/splits`)
export const useReaders = (digest: string) => {
  const runs = useList<Run>('/runs', { query: { limit: 200 } })
  return { ...runs, rows: runs.rows?.filter((run) => run.inputs.some((input) => input.table === digest)) }
}
