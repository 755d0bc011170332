import { Icon } from '@/components/icons'
import { useNotices } from '@/components/notices'
import css from './Notices.module.css'

export function Notices() {
  const notices = useNotices()
  return (
    <div className={css['place']} role="status" aria-live="polite">
      {notices.map((notice) => (
        <div key={notice.id} className={css['notice']}>
          <Icon name="check" size={15} />
          {notice.text}
        </div>
      ))}
    </div>
  )
}
