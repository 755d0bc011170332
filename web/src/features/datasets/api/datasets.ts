import { useList, useThing } from '@/api/query'
import type { Dataset, DatasetVersion, Profile, Rows, Run, Split, Table, Validation } from '@/api/types'

const name = encodeURIComponent

export const useDatasets = () => useList<Dataset>('/datasets', { every: 5000 })
export const useDataset = (dataset: string) => useThing<Dataset>(`/datasets/${name(dataset)}`, { every: 5000 })
export const useVersions = (dataset: string) => useList<DatasetVersion>(`/datasets/${name(dataset)}/versions`, { every: 5000 })
export const useTable = (digest: string) => useThing<Table>(`/tables/${name(digest)}`, { fixed: true })
export const useProfile = (digest: string) => useThing<Profile>(`/tables/${name(digest)}/profile`, { fixed: true })
export const useRows = (digest: string, offset: number) => useThing<Rows>(`/tables/${name(digest)}/rows`, { query: { limit: 50, offset }, fixed: true })
export const useValidations = (digest: string) => useList<Validation>(`/tables/${name(digest)}/validations`)
export const useSplits = (digest: string) => useList<Split>(`/tables/${name(digest)}/splits`)
export const useReaders = (digest: string) => {
  const runs = useList<Run>('/runs', { query: { limit: 200 } })
  return { ...runs, rows: runs.rows?.filter((run) => run.inputs.some((input) => input.table === digest)) }
}
