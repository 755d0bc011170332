import type { AuditEntry } from '@/api/types'
import { words } from '@/components/format'
import { Tag } from '@/components/Status'
import { Subject } from '@/components/Subject'
import { When } from '@/components/When'
import css from './Latest.module.css'

/** What happened last, newest first. */
export function Latest({ entries }: { entries: AuditEntry[] }) {
  return (
    <ol className={css['latest']}>
      {entries.map((entry) => {
        return (
          <li key={entry.position}>
            <span className={css['type']}><Tag>{words(entry.type).replace(/\./g, ' ')}</Tag></span>
            <span className={css['subject']}><Subject of={entry.subject} /></span>
            <span className={css['actor']}>{entry.actor}</span>
            <span className={css['when']}><When at={entry.at} /></span>
          </li>
        )
      })}
    </ol>
  )
}
