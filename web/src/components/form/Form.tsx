import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, type SubmitEvent, useState } from 'react'
import { ApiProblem } from '@/api/client'
import { Refusal } from '../States'
import css from './Form.module.css'

export interface Field {
  name: string
  label: string
  kind: 'text' | 'secret' | 'long' | 'number' | 'choice'
  note?: string
  required?: boolean
  choices?: string[]
  min?: number
  max?: number
  unit?: string
}

export type Values = Record<string, string>

interface Props {
  fields: Field[]
  initial?: Values
  submit: string
  busy: boolean
  error?: Error | null
  tone?: 'fail'
  onSubmit: (values: Values) => void
  /** Other ways out, beside the submit button. */
  others?: (values: Values) => ReactNode
}

/** The one form: labels above, what is accepted below, and the server's refusal where it belongs. */
export function Form({ fields, initial = {}, submit, busy, error, tone, onSubmit, others }: Props) {
  const [values, setValues] = useState<Values>(initial)
  const set = (name: string, value: string) => { setValues((before) => ({ ...before, [name]: value })) }
  const problems = error instanceof ApiProblem ? error.problems : []
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    onSubmit(values)
  }
  return (
    <form className={css['form']} onSubmit={send}>
      <div className={css['fields']}>
        {fields.map((field) => {
          const shared = {
            key: field.name,
            label: field.label,
            description: field.note,
            required: field.required ?? false,
            error: problems.find((p) => p.path.endsWith(field.name))?.message,
            value: values[field.name] ?? '',
            size: 'sm' as const,
          }
          const { key, ...rest } = shared
          const typed = (event: { currentTarget: { value: string } }) => { set(field.name, event.currentTarget.value) }
          if (field.kind === 'long') return <Textarea key={key} {...rest} autosize minRows={2} onChange={typed} className={css['wide'] ?? ''} />
          if (field.kind === 'choice') return <Select key={key} {...rest} data={field.choices ?? []} allowDeselect={false} onChange={(v) => { set(field.name, v ?? '') }} />
          if (field.kind === 'number')
            return (
              <NumberInput
                key={key} {...rest} min={field.min} max={field.max} suffix={field.unit ? ` ${field.unit}` : ''}
                onChange={(v) => { set(field.name, String(v)) }}
              />
            )
          return <TextInput key={key} {...rest} type={field.kind === 'secret' ? 'password' : 'text'} autoComplete="off" onChange={typed} />
        })}
      </div>
      {error && <Refusal error={error} />}
      <div className={css['buttons']}>
        <Button type="submit" loading={busy} color={tone === 'fail' ? 'red' : undefined}>{submit}</Button>
        {others?.(values)}
      </div>
    </form>
  )
}
