import { Fragment, type ReactNode, useEffect } from 'react'
import { Link } from 'react-router'
import { Icon } from './icons'
import css from './Page.module.css'

export interface Crumb {
  label: string
  to?: string
}

interface Props {
  title: string
  /** Where this hangs in the lineage, from the beginning. */
  crumbs?: Crumb[]
  /** State tags beside the title. */
  aside?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** The frame of every page: where we are, what this is, what can be done, and then the thing itself. */
export function Page({ title, crumbs = [], aside, lead, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Slipway`
  }, [title])
  return (
    <div className={css['page']}>
      <div className={css['head']}>
        {crumbs.length > 0 && (
          <nav aria-label="Lineage" className={css['crumbs']}>
            {crumbs.map((crumb, i) => (
              <Fragment key={`${crumb.label}${i}`}>
                {i > 0 && <Icon name="right" size={11} />}
                {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : <span>{crumb.label}</span>}
              </Fragment>
            ))}
          </nav>
        )}
        <div className={css['titleRow']}>
          <h1>{title}</h1>
          {aside && <div className={css['aside']}>{aside}</div>}
          {actions && <div className={css['actions']}>{actions}</div>}
        </div>
        {lead && <p className={css['lead']}>{lead}</p>}
      </div>
      {children}
    </div>
  )
}

interface PanelProps {
  title?: ReactNode
  /** A sentence that says what the panel shows. */
  note?: ReactNode
  actions?: ReactNode
  flush?: boolean
  children: ReactNode
}

/** A card with a heading. */
export function Panel({ title, note, actions, flush = false, children }: PanelProps) {
  return (
    <section className={css['panel']}>
      {(title != null || actions != null) && (
        <header className={css['panelHead']} data-flush={flush ? '' : undefined}>
          <div>
            {title != null && <h2>{title}</h2>}
            {note != null && <p className={css['note']}>{note}</p>}
          </div>
          {actions && <div className={css['panelActions']}>{actions}</div>}
        </header>
      )}
      <div className={flush ? undefined : css['panelBody']}>{children}</div>
    </section>
  )
}
