import { useNavigate, useParams } from 'react-router'
import { Digest, Source } from '@/components/Digest'
import { Ask } from '@/components/form/Ask'
import { Graph } from '@/components/graph/Graph'
import { Icon } from '@/components/icons'
import { Page, Panel } from '@/components/Page'
import { Sections } from '@/components/Sections'
import { Loaded } from '@/components/States'
import { Tag } from '@/components/Status'
import { useDefinition, useExecutions, useStart } from '../api/pipelines'
import { ExecutionTable } from '../components/ExecutionTable'
import { definitionNodes, edgesOf } from '../components/stepGraph'
import { Triggers } from '../components/Triggers'

export default function PipelinePage() {
  const { name = '' } = useParams()
  const definition = useDefinition(name)
  const executions = useExecutions(name)
  const start = useStart(name)
  const navigate = useNavigate()
  const run = async () => {
    const execution = await start.mutateAsync({})
    void navigate(`/executions/${execution.id}`)
  }
  return (
    <Page
      title={name}
      crumbs={[{ label: 'Pipelines', to: '/pipelines' }]}
      aside={definition.data && <><Tag>version {definition.data.version}</Tag><Digest value={definition.data.digest} /></>}
      actions={
        <Ask verb="Run" title={`Run ${name}?`} run={run} done={`${name} was started`} variant="filled" leftSection={<Icon name="play" size={13} />}>
          Starts an execution with the default inputs: the latest version of its data. Steps whose inputs have not changed take their earlier results. It can be cancelled.
        </Ask>
      }
    >
      <Panel title="Steps"><Loaded query={definition} height={260}>{(d) => <Graph label={`Steps of ${name}`} nodes={definitionNodes(d.steps)} edges={edgesOf(d.steps)} />}</Loaded></Panel>
      <Sections
        label="About this pipeline"
        of={[
          { id: 'executions', name: 'Executions', count: executions.total, content: () => <Panel flush><ExecutionTable {...executions} pipeline={name} /></Panel> },
          { id: 'triggers', name: 'Triggers', content: () => <Triggers pipeline={name} /> },
          {
            id: 'files', name: 'Definition',
            content: () => (
              <Loaded query={definition} height={300}>
                {(d) => (
                  <>
                    <Panel title="pipeline.yaml"><Source label="pipeline.yaml">{d.definition}</Source></Panel>
                    {Object.entries(d.files).map(([file, text]) => <Panel key={file} title={file}><Source label={file}>{text}</Source></Panel>)}
                  </>
                )}
              </Loaded>
            ),
          },
        ]}
      />
    </Page>
  )
}
