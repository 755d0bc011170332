import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from './query'
import { authorization } from './token'

const calm = 1000
const retryAfter = 5000

function wait(ms: number, signal: AbortSignal) {
  return new Promise<void>((resolve) => {
    const timer = window.setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      window.clearTimeout(timer)
      resolve()
    })
  })
}

/** Reads the server's event stream until it ends; every event line calls the reader. */
async function read(signal: AbortSignal, onEvent: () => void) {
  const response = await fetch(`${api}/events/stream`, { signal, headers: { accept: 'text/event-stream', ...authorization() } })
  if (!response.ok || !response.body) return
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    if (value.includes('data:')) onEvent()
  }
}

function refresher(client: QueryClient) {
  let due: number | undefined
  return () => {
    due ??= window.setTimeout(() => {
      due = undefined
      void client.invalidateQueries({ refetchType: 'active', predicate: (query) => query.meta?.['fixed'] !== true })
    }, calm)
  }
}

async function follow(client: QueryClient, signal: AbortSignal) {
  const refresh = refresher(client)
  while (!signal.aborted) {
    try {
      await read(signal, refresh)
    } catch {
      // The stream ended or the server went away; the polling of live pages goes on meanwhile.
    }
    await wait(retryAfter, signal)
  }
}

/** Shows what happens as it happens: an event makes the visible queries ask again, once a second at most. Rests while hidden. */
export function useEventStream() {
  const client = useQueryClient()
  useEffect(() => {
    let current: AbortController | undefined
    const turn = () => {
      current?.abort()
      current = undefined
      if (document.hidden) return
      current = new AbortController()
      void follow(client, current.signal)
    }
    turn()
    document.addEventListener('visibilitychange', turn)
    return () => {
      document.removeEventListener('visibilitychange', turn)
      current?.abort()
    }
  }, [client])
}
