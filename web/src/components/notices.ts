import { useSyncExternalStore } from 'react'

export interface Notice {
  id: number
  text: string
}

let notices: Notice[] = []
let last = 0
const listeners = new Set<() => void>()
const tell = () => { listeners.forEach((listener) => { listener() }) }

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Says for a few seconds what has been done. */
export function notify(text: string) {
  const notice = { id: ++last, text }
  notices = [...notices, notice]
  tell()
  window.setTimeout(() => {
    notices = notices.filter((n) => n !== notice)
    tell()
  }, 5000)
}

export const useNotices = () => useSyncExternalStore(subscribe, () => notices)
