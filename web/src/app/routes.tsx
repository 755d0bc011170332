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
//PENDING      page('/datasets', () => import('@/features/datasets/routes/DatasetsPage')),
//PENDING      page('/datasets/:name', () => import('@/features/datasets/routes/DatasetPage')),
//PENDING      page('/tables/:digest', () => import('@/features/datasets/routes/TablePage')),
//PENDING      page('/runs', () => import('@/features/runs/routes/RunsPage')),
//PENDING      page('/runs/compare', () => import('@/features/runs/routes/ComparePage')),
//PENDING      page('/runs/:id', () => import('@/features/runs/routes/RunPage')),
//PENDING      page('/pipelines', () => import('@/features/pipelines/routes/PipelinesPage')),
//PENDING      page('/pipelines/:name', () => import('@/features/pipelines/routes/PipelinePage')),
//PENDING      page('/executions/:id', () => import('@/features/pipelines/routes/ExecutionPage')),
//PENDING      page('/models', () => import('@/features/models/routes/ModelsPage')),
//PENDING      page('/models/:name', () => import('@/features/models/routes/ModelPage')),
//PENDING      page('/models/:name/versions/:version', () => import('@/features/models/routes/VersionPage')),
//PENDING      page('/deployments', () => import('@/features/deployments/routes/DeploymentsPage')),
//PENDING      page('/deployments/:name', () => import('@/features/deployments/routes/DeploymentPage')),
//PENDING      page('/monitoring', () => import('@/features/monitoring/routes/MonitoringPage')),
//PENDING      page('/monitoring/:deployment', () => import('@/features/monitoring/routes/MonitorPage')),
//PENDING      page('/alerts/:id', () => import('@/features/monitoring/routes/AlertPage')),
//PENDING      page('/audit', () => import('@/features/audit/routes/AuditPage')),
//PENDING      page('/predictions/:id', () => import('@/features/audit/routes/PredictionPage')),
//PENDING      page('/lineage/:kind/*', () => import('@/features/audit/routes/LineagePage')),
      { path: '*', Component: Lost },
    ],
  },
])
