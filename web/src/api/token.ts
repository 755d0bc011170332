const key = 'slipway-token'

/** The personal token of who signed in here; kept as long as the tab, never longer. */
export function readToken(): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

export function keepToken(token: string | null) {
  if (token === null) sessionStorage.removeItem(key)
  else sessionStorage.setItem(key, token)
}

export function authorization(): Record<string, string> {
  const token = readToken()
  return token ? { authorization: `Bearer ${token}` } : {}
}
