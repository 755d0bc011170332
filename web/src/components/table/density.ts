import { useSyncExternalStore } from 'react'

const key = 'slipway-density'
const listeners = new Set<() => void>()
let current = read()

function read(): 'dense' | 'comfortable' {
  try {
    return localStorage.getItem(key) === 'comfortable' ? 'comfortable' : 'dense'
  } catch {
    return 'dense'
  }
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** How tightly the reader likes tables; one choice for all of them. */
export function useDensity() {
  const density = useSyncExternalStore(subscribe, () => current)
  const toggle = () => {
    current = current === 'dense' ? 'comfortable' : 'dense'
    try {
      localStorage.setItem(key, current)
    } catch {
      // Storage may be off; the choice then lasts as long as the page.
    }
    listeners.forEach((listener) => { listener() })
  }
  return { density, toggle }
}
