import { createBrowserRouter, type RouteObject } from 'react-router'
import { Lost } from './Lost'
import { Shell } from './Shell'

type Load = () => Promise<{ default: React.ComponentType }>

const page = (path: string, load: Load): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await load()).default }),
})

/** Every address of the page. Each one is its own script, fetched when it is first gone to. */
export const router = createBrowserRouter([
  {
    Component: Shell,
    ErrorBoundary: Lost,
    HydrateFallback: () => null,
    children: [
      page('/', () => import('@/features/overview/routes/OverviewPage')),
      page('/datasets', () => import('@/features/datasets/routes/DatasetsPage')),
      page('/datasets/:name', () => import('@/features/datasets/routes/DatasetPage')),
      page('/tables/:digest', () => import('@/features/datasets/routes/TablePage')),
      page('/runs', () => import('@/features/runs/routes/RunsPage')),
      page('/runs/compare', () => import('@/features/runs/routes/ComparePage')),
      page('/runs/:id', () => import('@/features/runs/routes/RunPage')),
      page('/pipelines', () => import('@/features/pipelines/routes/PipelinesPage')),
      page('/pipelines/:name', () => import('@/features/pipelines/routes/PipelinePage')),
      page('/executions/:id', () => import('@/features/pipelines/routes/ExecutionPage')),
      page('/models', () => import('@/features/models/routes/ModelsPage')),
      page('/models/:name', () => import('@/features/models/routes/ModelPage')),
      page('/models/:name/versions/:version', () => import('@/features/models/routes/VersionPage')),
      page('/deployments', () => import('@/features/deployments/routes/DeploymentsPage')),
      page('/deployments/:name', () => import('@/features/deployments/routes/DeploymentPage')),
      page('/monitoring', () => import('@/features/monitoring/routes/MonitoringPage')),
      page('/monitoring/:deployment', () => import('@/features/monitoring/routes/MonitorPage')),
      page('/alerts/:id', () => import('@/features/monitoring/routes/AlertPage')),
      page('/audit', () => import('@/features/audit/routes/AuditPage')),
      page('/predictions/:id', () => import('@/features/audit/routes/PredictionPage')),
      page('/lineage/:kind/*', () => import('@/features/audit/routes/LineagePage')),
      { path: '*', Component: Lost },
    ],
  },
])
