import { type MantineColorScheme, type MantineColorSchemeManager } from '@mantine/core'

const key = 'slipway-scheme'

function read(fallback: MantineColorScheme): MantineColorScheme {
  try {
    const kept = localStorage.getItem(key)
    return kept === 'light' || kept === 'dark' || kept === 'auto' ? kept : fallback
  } catch {
    return fallback
  }
}

/** Keeps the reader's choice of light or dark under the key that public/scheme.js reads before the first paint. */
export const schemeManager: MantineColorSchemeManager = {
  get: read,
  set: (value) => {
    try {
      localStorage.setItem(key, value)
    } catch {
      return
    }
  },
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => {
    localStorage.removeItem(key)
  },
}
