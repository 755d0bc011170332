import type { ModelVersion } from '@/api/types'
import { Ask } from '@/components/form/Ask'
import { useModel, useSetAlias } from '../api/models'

/** Moves the alias that deployments follow to this version. */
export function MakeChampion({ version }: { version: ModelVersion }) {
  const model = useModel(version.model)
  const set = useSetAlias(version.model)
  if (version.status !== 'Approved' || version.aliases.includes('champion')) return null
  const now = model.data?.aliases['champion']
  return (
    <Ask verb="Make champion" title={`Make version ${version.version} the champion?`} run={() => set.mutateAsync({ alias: 'champion', version: version.version })} done={`champion now names version ${version.version}`}>
      The alias <strong>champion</strong> moves {now ? <>from version {now}</> : 'for the first time'} to version {version.version}. Every deployment that follows it serves this version at once. Moving it back takes one click.
    </Ask>
  )
}
