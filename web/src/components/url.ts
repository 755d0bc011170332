import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/** A piece of the page's state that lives in the address, so that a link shows a colleague the same thing. */
export function useUrl(key: string, fallback = ''): [string, (value: string) => void] {
  const [search, setSearch] = useSearchParams()
  const set = useCallback(
    (value: string) => {
      setSearch(
        (before) => {
          const after = new URLSearchParams(before)
          if (value === fallback || value === '') after.delete(key)
          else after.set(key, value)
          return after
        },
        { replace: true, preventScrollReset: true },
      )
    },
    [key, fallback, setSearch],
  )
  return [search.get(key) ?? fallback, set]
}

/** Several values under one key, in their order. */
export function useUrlList(key: string): [string[], (values: string[]) => void] {
  const [text, setText] = useUrl(key)
  return [text ? text.split(',') : [], useCallback((values: string[]) => { setText(values.join(',')) }, [setText])]
}
