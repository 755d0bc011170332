import type { ReactNode } from 'react'
import css from './Sections.module.css'
import { useUrl } from './url'

export interface Section {
  id: string
  name: string
  count?: number | string | undefined
  content: () => ReactNode
}

/** Tabs whose choice stands in the address. */
export function Sections({ of, label, name = 'show' }: { of: Section[]; label: string; name?: string }) {
  const [chosen, choose] = useUrl(name, of[0]?.id ?? '')
  const current = of.find((s) => s.id === chosen) ?? of[0]
  const step = (event: React.KeyboardEvent, by: number) => {
    event.preventDefault()
    const next = of[(of.findIndex((s) => s.id === current?.id) + by + of.length) % of.length]
    if (!next) return
    choose(next.id)
    document.getElementById(`tab-${name}-${next.id}`)?.focus()
  }
  return (
    <>
      <div role="tablist" aria-label={label} className={css['tabs']}>
        {of.map((section) => (
          <button
            key={section.id} id={`tab-${name}-${section.id}`} type="button" role="tab" aria-selected={section === current} aria-controls={`panel-${name}`}
            tabIndex={section === current ? 0 : -1} onClick={() => { choose(section.id) }}
            onKeyDown={(e) => { if (e.key === 'ArrowRight') step(e, 1); else if (e.key === 'ArrowLeft') step(e, -1) }}
          >
            {section.name}
            {section.count !== undefined && <span className={`${css['count']} num`}>{section.count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`panel-${name}`} aria-labelledby={`tab-${name}-${current?.id}`} className="stack">{current?.content()}</div>
    </>
  )
}
