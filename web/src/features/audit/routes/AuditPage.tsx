import { useNavigate } from 'react-router'
import { segment } from '@/api/client'
import { Digest } from '@/components/Digest'
import { Form } from '@/components/form/Form'
import { count } from '@/components/format'
import { Page, Panel } from '@/components/Page'
import { Sections } from '@/components/Sections'
import { Status } from '@/components/Status'
import { useAuditCheck } from '../api/audit'
import { Entries } from '../components/Entries'
import { Predictions } from '../components/Predictions'

function Chain() {
  const check = useAuditCheck()
  if (!check.data) return null
  const { entries, valid, brokenAt, head } = check.data
  return (
    <>
      <Status is={valid ? 'Passed' : 'Failed'} label={valid ? `chain of ${count(entries)} entries verified` : `chain broken at entry ${brokenAt}`} />
      <Digest value={head} />
    </>
  )
}

function FindPrediction() {
  const navigate = useNavigate()
  return (
    <Panel title="Account for one prediction" note="From its id to the model, the run, the data and the person who approved it.">
      <Form fields={[{ name: 'id', label: 'Prediction id', kind: 'text', required: true }]} submit="Show its lineage" busy={false} onSubmit={(v) => void navigate(`/predictions/${segment((v['id'] ?? '').trim())}`)} />
    </Panel>
  )
}

export default function AuditPage() {
  return (
    <Page title="Audit" aside={<Chain />} lead="Every change, who made it and when; each entry carries the hash of the one before it, so that none can be altered unseen.">
      <Sections
        label="Audit"
        of={[
          { id: 'entries', name: 'Entries', content: () => <Entries /> },
          { id: 'predictions', name: 'Predictions', content: () => <><FindPrediction /><Predictions /></> },
        ]}
      />
    </Page>
  )
}
