import { useParams } from 'react-router'
import { words } from '@/components/format'
import { LineageGraph } from '@/components/LineageGraph'
import { Page, Panel } from '@/components/Page'

export default function LineagePage() {
  const { kind = '', '*': key = '' } = useParams()
  return (
    <Page title={`Lineage of ${words(kind)} ${key}`} crumbs={[{ label: 'Audit', to: '/audit' }]}>
      <Panel><LineageGraph kind={kind} of={key} /></Panel>
    </Page>
  )
}
