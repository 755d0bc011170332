import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { ApiProblem } from '@/api/client'
import { Command } from './Digest'
import { Icon, type IconName } from './icons'
import css from './States.module.css'

interface EmptyProps {
  icon?: IconName
  title: string
  children?: ReactNode
  /** What to type next. */
  command?: string
}

/** Nothing here yet, and what to do about it. */
export function Empty({ icon = 'data', title, children, command }: EmptyProps) {
  return (
    <div className={css['empty']}>
      <span className={css['emptyIcon']}>
        <Icon name={icon} size={22} />
      </span>
      <strong>{title}</strong>
      {children && <p>{children}</p>}
      {command && <Command>{command}</Command>}
    </div>
  )
}

const nextSteps: Record<number, string> = {
  0: 'The page asks again by itself.',
  401: 'Sign in with a token: slipway login',
  403: 'Ask an administrator for the role that may do this.',
  404: 'It may have another name, or be gone. Ctrl-K finds everything by name.',
  409: 'Look at its present state above, then decide again.',
}

/** Why the server would not do as asked, in its own words, with every problem of a refused document. */
export function Refusal({ error }: { error: unknown }) {
  const problem = error instanceof ApiProblem ? error : new ApiProblem(-1, 'page.error', error instanceof Error ? error.message : String(error))
  const next = nextSteps[problem.status]
  return (
    <div className={css['refusal']} role="alert">
      <Icon name="bang" size={16} />
      <div>
        <p className={css['sentence']}>{problem.message}</p>
        {problem.problems.length > 0 && (
          <ul>
            {problem.problems.map((p) => (
              <li key={`${p.path}${p.message}`}>
                <code>{p.path}</code>
                {p.line != null && <span className="muted"> line {p.line}</span>}: {p.message}
              </li>
            ))}
          </ul>
        )}
        <p className={css['code']}>
          <code>{problem.code}</code>
          {next && ` · ${next}`}
        </p>
      </div>
    </div>
  )
}

interface LoadedProps<T> {
  query: { data: T | undefined; error: Error | null }
  /** Height kept free while the answer is on its way, in pixels, so that nothing jumps. */
  height?: number
  children: (data: T) => ReactNode
}

/** A skeleton, then the thing, or the reason why not. What was already there stays while it is asked for again. */
export function Loaded<T>({ query, height = 160, children }: LoadedProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error) return <Refusal error={query.error} />
  return (
    <div aria-busy="true" aria-label="Loading">
      <Skeleton height={height} radius={10} />
    </div>
  )
}
