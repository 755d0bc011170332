import { Link } from 'react-router'
import { segment } from '@/api/client'
import type { Cause } from '@/api/types'
import { pageOfSubject } from '@/components/subjects'
import { Tag } from '@/components/Status'

/** Why an execution began. */
export function CauseWords({ cause }: { cause: Cause }) {
  const to = cause.kind === 'alert' && cause.subject && !cause.subject.includes('/') ? `/alerts/${segment(cause.subject)}` : pageOfSubject(cause.subject)
  const kind = <Tag tone={cause.kind === 'alert' ? 'fail' : 'idle'}>{cause.kind}</Tag>
  return (
    <span className="row nowrap">
      {to ? <Link to={to}>{kind}</Link> : kind}
      <span className="muted">by {cause.actor}</span>
    </span>
  )
}
