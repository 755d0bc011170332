import { Tooltip } from '@mantine/core'
import { useEffect, useState } from 'react'
import { ago, between, exact, none } from './format'

/** The present moment, told again every so many milliseconds. */
export function useNow(every = 10_000, running = true) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!running) return
    const timer = window.setInterval(() => { setNow(Date.now()) }, every)
    return () => { window.clearInterval(timer) }
  }, [every, running])
  return now
}

/** A moment as people say it, the exact one on hover. */
export function When({ at }: { at: string | null | undefined }) {
  const now = useNow()
  if (!at) return <span className="muted">{none}</span>
  return (
    <Tooltip label={exact(at)}>
      <time dateTime={at} className="nowrap">
        {ago(at, now)}
      </time>
    </Tooltip>
  )
}

/** How long something took, or has been taking until now. */
export function Took({ from, to }: { from: string | null | undefined; to: string | null | undefined }) {
  const now = useNow(1000, Boolean(from) && !to)
  return <span className="num nowrap">{between(from, to, now)}</span>
}
