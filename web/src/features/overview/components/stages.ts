import type { Stage } from '@/api/types'
import { brief } from '@/components/format'
import type { IconName } from '@/components/icons'

/** What the page knows about a stage before the server has said anything. */
interface Known {
  name: string
  title: string
  icon: IconName
  noun: string
  next: string
}

export const known: Known[] = [
  { name: 'data', title: 'Data', icon: 'data', noun: 'versions', next: 'slipway data import flights january.parquet' },
  { name: 'validate', title: 'Validate', icon: 'validate', noun: 'checks', next: 'slipway data validate flights expectations.yaml' },
  { name: 'train', title: 'Train', icon: 'train', noun: 'runs', next: 'slipway pipeline run flights' },
  { name: 'evaluate', title: 'Evaluate', icon: 'evaluate', noun: 'evaluations', next: 'slipway pipeline run flights' },
  { name: 'register', title: 'Register', icon: 'register', noun: 'versions', next: 'slipway model register NAME --run RUN' },
  { name: 'approve', title: 'Approve', icon: 'approve', noun: 'decisions', next: 'slipway model approve flights-delay/1 --comment "Why"' },
  { name: 'deploy', title: 'Deploy', icon: 'deploy', noun: 'deployments', next: 'slipway deploy flights-delay' },
  { name: 'watch', title: 'Watch', icon: 'watch', noun: 'predictions', next: 'slipway monitor put flights-delay monitor.yaml' },
  { name: 'retrain', title: 'Retrain', icon: 'retrain', noun: 'executions', next: 'slipway pipeline triggers flights' },
]

/** 1 run, 2 runs */
export const counted = (n: number, noun: string) => `${brief(n)} ${n === 1 ? noun.replace(/s$/, '') : noun}`

export type Station = Known & { stage: Stage | undefined }

export const stationsOf = (stages: Stage[] | undefined): Station[] =>
  known.map((k) => ({ ...k, stage: stages?.find((s) => s.name === k.name) }))
