import { useEffect, useRef } from 'react'
import { Loaded } from '@/components/States'
import { useStepLog } from '../api/pipelines'
import css from './StepLogView.module.css'

/** What a step wrote, followed while it runs. */
export function StepLogView({ execution, step, running }: { execution: string; step: string; running: boolean }) {
  const { lines, error, more, busy } = useStepLog(execution, step, running)
  const end = useRef<HTMLDivElement>(null)
  const size = lines?.length ?? 0
  useEffect(() => {
    const box = end.current?.parentElement
    if (running && box) box.scrollTop = box.scrollHeight
  }, [size, running])
  useEffect(() => { if (!busy) more?.() }, [busy, more])
  return (
    <Loaded query={{ data: lines, error }} height={120}>
      {(data) => (
        <div className={css['log']} role="log" aria-label={`Log of ${step}`} tabIndex={0}>
          {data.length === 0 && <p className="muted">{running ? 'Nothing written yet.' : 'It wrote nothing.'}</p>}
          {data.map((line) => (
            <p key={line.number} title={line.at}>
              <span className={css['number']}>{line.number}</span>
              {line.text}
            </p>
          ))}
          <div ref={end} />
        </div>
      )}
    </Loaded>
  )
}
