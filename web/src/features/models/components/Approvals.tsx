import { Button } from '@mantine/core'
import type { ModelVersion } from '@/api/types'
import { Digest } from '@/components/Digest'
import { Form, type Values } from '@/components/form/Form'
import { notify } from '@/components/notices'
import { Panel } from '@/components/Page'
import { Status } from '@/components/Status'
import { When } from '@/components/When'
import { useDecision } from '../api/models'
import css from './Approvals.module.css'

function Decide({ version }: { version: ModelVersion }) {
  const decide = useDecision(version.model, version.version)
  const send = (decision: 'Approve' | 'Reject') => (values: Values) => {
    decide.mutate({ decision, comment: values['comment'] ?? '' }, { onSuccess: () => { notify(`Version ${version.version} was ${decision === 'Approve' ? 'approved' : 'rejected'}`) } })
  }
  return (
    <Form
      fields={[{ name: 'comment', label: 'Why', kind: 'long', required: true, note: 'Kept in the audit trail beside the digest of the model.' }]}
      submit="Approve" busy={decide.isPending} error={decide.error} onSubmit={send('Approve')}
      others={(values) => (
        <>
          <Button variant="default" color="red" disabled={decide.isPending || !values['comment']} onClick={() => { send('Reject')(values) }}>Reject</Button>
          <span className="muted">{version.author} made this version and may not decide on it.</span>
        </>
      )}
    />
  )
}

/** Who decided what about a version, and the form to decide while it waits. */
export function Approvals({ version }: { version: ModelVersion }) {
  const waiting = version.status === 'AwaitingApproval'
  return (
    <Panel title={waiting ? 'Approve or reject' : 'Approval'} note={waiting ? 'The gates have passed. A person who is not the author says whether this version may serve.' : undefined}>
      <div className="stack">
        {version.approvals.map((a) => (
          <blockquote key={a.at} className={css['approval']}>
            <p>{a.comment || <span className="muted">No comment.</span>}</p>
            <footer>
              <Status is={a.decision} /> by <strong>{a.by}</strong>, <When at={a.at} /> · model <Digest value={a.modelDigest} />
            </footer>
          </blockquote>
        ))}
        {waiting && <Decide version={version} />}
        {!waiting && version.approvals.length === 0 && <p className="muted">{version.status === 'GatesFailed' ? 'A gate refused this version, so nobody was asked.' : 'Nobody has been asked yet.'}</p>}
      </div>
    </Panel>
  )
}
