export type DeploymentStatus = 'Starting' | 'Live' | 'Failed' | 'Stopped'
export type RouteRole = 'Champion' | 'Canary' | 'Shadow'

export interface Traffic {
  requests: number
  errors: number
  requestsPerSecond: number
  p50: number | null
  p99: number | null
}

export interface Route {
  version: number
  digest: string
  role: RouteRole
  weight: number
  traffic: Traffic
}

export interface Rollout {
  id: string
  version: number
  strategy: string
  weight: number
  status: 'Running' | 'Promoted' | 'RolledBack'
  startedBy: string
  startedAt: string
  endedAt: string | null
}

export interface Deployment {
  name: string
  environment: string
  model: string
  follows: string | null
  status: DeploymentStatus
  problem: string | null
  routes: Route[]
  rollout: Rollout | null
  traffic: Traffic
  createdBy: string
  createdAt: string
}

export interface TrafficPoint {
  at: string
  version: number
  requests: number
  errors: number
  p50: number | null
  p99: number | null
}

export interface TrafficHistory {
  points: TrafficPoint[]
}
