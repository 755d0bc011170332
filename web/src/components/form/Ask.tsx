import { Button, type ButtonProps, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { notify } from '../notices'
import { Refusal } from '../States'
import css from './Ask.module.css'

interface Props {
  /** The verb on the button. */
  verb: string
  title: string
  /** What it will do, to what, and how it is taken back. */
  children: ReactNode
  run: () => Promise<unknown>
  done: string
  danger?: boolean
  variant?: ButtonProps['variant']
  leftSection?: ReactNode
  disabled?: boolean
}

/** An action that asks once: it says what it will do before it does it, and shows the refusal when the server says no. */
export function Ask({ verb, title, children, run, done, danger = false, variant = 'default', leftSection, disabled = false }: Props) {
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const go = async () => {
    setBusy(true)
    setError(null)
    try {
      await run()
      setOpen(false)
      notify(done)
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
    }
  }
  const close = () => {
    setOpen(false)
    setError(null)
  }
  return (
    <>
      <Button variant={variant} leftSection={leftSection} disabled={disabled} onClick={() => { setOpen(true) }}>{verb}</Button>
      <Modal opened={open} onClose={close} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
        <div className={css['body']}>{children}</div>
        {error != null && <Refusal error={error} />}
        <div className={css['buttons']}>
          <Button variant="default" onClick={close}>Leave it</Button>
          <Button color={danger ? 'red' : undefined} loading={busy} onClick={() => void go()}>{verb}</Button>
        </div>
      </Modal>
    </>
  )
}
