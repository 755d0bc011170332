/** The page of a thing that an event or a cause names, such as <c>run_0199…</c> or <c>model-version/flights-delay/2</c>. */
export function pageOfSubject(subject: string | null | undefined): string | null {
  if (!subject) return null
  const [kind = '', ...rest] = subject.split('/')
  const key = rest.map(encodeURIComponent)
  if (rest.length === 0) return pageOfId(subject)
  switch (kind) {
    case 'dataset': return `/datasets/${key[0]}`
    case 'table': return `/tables/${key[0]}`
    case 'run': return `/runs/${key[0]}`
    case 'pipeline': return `/pipelines/${key[0]}`
    case 'execution': return `/executions/${key[0]}`
    case 'model': return `/models/${key[0]}`
    case 'model-version': return `/models/${key[0]}/versions/${key[1]}`
    case 'deployment': return `/deployments/${key[0]}`
    case 'monitor': return `/monitoring/${key[0]}`
    case 'alert': return `/alerts/${key[0]}`
    case 'prediction': return `/predictions/${key[0]}`
    default: return null
  }
}

const idPages: [prefix: string, page: string][] = [
  ['run_', '/runs'], ['exe', '/executions'], ['alert_', '/alerts'], ['alt_', '/alerts'], ['pred', '/predictions'],
]

function pageOfId(id: string): string | null {
  if (/^(sha256:)?[0-9a-f]{64}$/.test(id)) return `/tables/${id.replace('sha256:', '')}`
  const found = id.includes('_') ? idPages.find(([prefix]) => id.startsWith(prefix)) : undefined
  return found ? `${found[1]}/${encodeURIComponent(id)}` : null
}
