import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type KeyboardEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { Icon } from '@/components/icons'
import { useFound } from './found'
import css from './Palette.module.css'

function Finder({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [asked] = useDebouncedValue(text, 120)
  const { found, busy } = useFound(asked, true)
  const navigate = useNavigate()
  const current = Math.min(at, found.length - 1)
  const go = (to: string) => {
    onClose()
    void navigate(to)
  }
  const keys = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      const next = (current + step + found.length) % Math.max(1, found.length)
      setAt(next)
      document.getElementById(`found-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') {
      const chosen = found[current]
      if (chosen) go(chosen.to)
    }
  }
  return (
    <>
      <div className={css['ask']}>
        <Icon name="search" size={18} />
        <input
          data-autofocus role="combobox" aria-expanded="true" aria-controls="found" aria-activedescendant={found.length ? `found-${current}` : undefined}
          aria-label="Find by name" placeholder="Find by name, id or digest" value={text} onKeyDown={keys}
          onChange={(e) => { setText(e.currentTarget.value); setAt(0) }}
        />
        <kbd>Esc</kbd>
      </div>
      <ul id="found" role="listbox" aria-label="Found" className={css['list']}>
        {found.map((item, i) => (
          <li key={`${item.kind}${item.to}`} id={`found-${i}`} role="option" aria-selected={i === current} onMouseMove={() => { setAt(i) }} onClick={() => { go(item.to) }}>
            <Icon name={item.icon} size={16} />
            <span className={css['title']}>{item.title}</span>
            {item.detail && <span className={css['detail']}>{item.detail}</span>}
            <span className={css['kind']}>{item.kind}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={css['none']}>{busy ? 'Looking …' : `Nothing is called “${text}”.`}</p>}
    </>
  )
}

/** Ctrl-K: finds anything by its name, its id or its digest. */
export function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal.Root opened={opened} onClose={onClose} size={580} yOffset="12vh" centered={false} transitionProps={{ duration: 80 }}>
      <Modal.Overlay backgroundOpacity={0.35} blur={2} />
      <Modal.Content aria-label="Find by name">
        <Modal.Body p={0}><Finder onClose={onClose} /></Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
