import { segment } from '@/api/client'

const pages: Record<string, (key: string[]) => string | null> = {
  dataset: ([name, version]) => `/datasets/${name}${version ? `?version=${version}` : ''}`,
  'dataset-version': ([name, version]) => `/datasets/${name}?version=${version}`,
  table: ([digest]) => `/tables/${digest}`,
  run: ([id]) => `/runs/${id}`,
  pipeline: ([name]) => `/pipelines/${name}`,
  execution: ([id]) => `/executions/${id}`,
  model: ([name, version]) => `/models/${name}${version ? `/versions/${version}` : ''}`,
  'model-version': ([name, version]) => `/models/${name}/versions/${version}`,
  deployment: ([name]) => `/deployments/${name}`,
  monitor: ([name]) => `/monitoring/${name}`,
  alert: ([id]) => `/alerts/${id}`,
  prediction: ([id]) => `/predictions/${id}`,
}

const prefixes: [prefix: string, page: string][] = [['run_', '/runs'], ['exe_', '/executions'], ['alert_', '/alerts'], ['alt_', '/alerts'], ['pred', '/predictions']]

export const isDigest = (text: string) => /^sha256:[0-9a-f]{64}$/.test(text)

/** The page of a thing that an event, a cause or an output names, such as run/ID, model/flights-delay/2, an id or a digest. */
export function pageOfSubject(subject: string | null | undefined): string | null {
  if (!subject) return null
  const [kind = '', ...key] = subject.split('/')
  if (key.length > 0) return pages[kind]?.(key.map(segment)) ?? null
  if (isDigest(subject)) return `/tables/${subject}`
  const found = prefixes.find(([prefix]) => subject.startsWith(prefix))
  return found ? `${found[1]}/${segment(subject)}` : null
}

const short = (key: string) => (isDigest(key) ? key.slice(7, 19) : /[0-9a-f]{32}$/.test(key) ? `…${key.slice(-8)}` : key)

/** run/01a1…44d6 as a kind and a short name; the whole of it belongs in the title. */
export function subjectWords(subject: string): [kind: string, name: string] {
  const [kind = '', ...key] = subject.split('/')
  return key.length > 0 ? [kind.replace('-', ' '), key.map(short).join(' ')] : ['', short(subject)]
}
