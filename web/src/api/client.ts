import { authorization } from './token'
import type { ProblemEntry } from './types'

/** A refusal or an outage as the server tells it: a stable code, a sentence, and every problem of a refused document. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly problems: ProblemEntry[]

  constructor(status: number, code: string, detail: string, problems: ProblemEntry[] = []) {
    super(detail)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
    this.problems = problems
  }
}

export type Query = Record<string, string | number | boolean | undefined | null>

export function withQuery(path: string, query?: Query): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query ?? {}))
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value))
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** A name as one segment of an address. Colons stay, so that digests are read as they are written. */
export const segment = (name: string) => encodeURIComponent(name).replace(/%3A/g, ':').replace(/%40/g, '@')

const named: Record<string, number> = { NaN, Infinity, '-Infinity': -Infinity }

/** JSON as the server writes it: numbers that JSON has no word for come as their names. */
function parse<T>(text: string): T {
  if (!/"(NaN|-?Infinity)"/.test(text)) return JSON.parse(text) as T
  return JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' && value in named ? named[value] : value)) as T
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const text = await response.text()
  try {
    const body = JSON.parse(text) as { code?: string; detail?: string; title?: string; error?: string; problems?: ProblemEntry[] }
    const sentence = body.detail ?? body.error ?? body.title ?? 'The server refused without a reason.'
    return new ApiProblem(response.status, body.code ?? `http.${response.status}`, sentence, body.problems ?? [])
  } catch {
    return new ApiProblem(response.status, `http.${response.status}`, `The server answered ${response.status} ${response.statusText}.`)
  }
}

async function send(path: string, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, { ...init, headers: { ...init.headers, ...authorization() }, credentials: 'same-origin' })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiProblem(0, 'server.unreachable', 'The server does not answer. Start it with: slipway server')
  }
  if (!response.ok) throw await problemOf(response)
  return response
}

export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await send(path, { headers: { accept: 'application/json' }, signal: signal ?? null })
  return parse<T>(await response.text())
}

export async function getText(path: string, signal?: AbortSignal): Promise<string> {
  return (await send(path, { signal: signal ?? null })).text()
}

export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Sends one command. The idempotency key makes a repeated click or a lost answer harmless. */
export async function command<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json', 'idempotency-key': crypto.randomUUID() }
  if (body !== undefined) headers['content-type'] = 'application/json'
  const response = await send(path, { method, headers, body: body === undefined ? null : JSON.stringify(body) })
  const text = await response.text()
  return (text ? parse<T>(text) : undefined) as T
}
