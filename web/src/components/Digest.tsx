import { Tooltip } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import css from './Digest.module.css'
import { shortDigest } from './format'
import { Icon } from './icons'

export function CopyButton({ text, what }: { text: string; what: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    window.setTimeout(() => { setCopied(false) }, 1500)
  }
  return (
    <Tooltip label={copied ? 'Copied' : `Copy ${what}`}>
      <button type="button" className={css['copy']} aria-label={`Copy ${what}`} onClick={() => void copy()}>
        <Icon name={copied ? 'check' : 'copy'} size={13} />
      </button>
    </Tooltip>
  )
}

/** A SHA-256, short; the whole of it on hover and in the clipboard. */
export function Digest({ value, to }: { value: string | null | undefined; to?: string }) {
  if (!value) return <span className="muted">—</span>
  const short = <code>{shortDigest(value)}</code>
  return (
    <span className={css['digest']}>
      <Tooltip label={<span className="mono">{value}</span>} maw={560}>
        {to ? <Link to={to}>{short}</Link> : <span>{short}</span>}
      </Tooltip>
      <CopyButton text={value} what="digest" />
    </span>
  )
}

/** A command to type, with a button that takes it along. */
export function Command({ children }: { children: string }) {
  return (
    <span className={css['command']}>
      <code>
        <span className={css['prompt']} aria-hidden="true">$ </span>
        {children}
      </code>
      <CopyButton text={children} what="command" />
    </span>
  )
}

/** A document such as a pipeline.yaml, or a log. */
export function Source({ children, label }: { children: string; label: string }) {
  return (
    <div className={css['source']}>
      <div className={css['sourceCopy']}>
        <CopyButton text={children} what={label} />
      </div>
      <pre tabIndex={0} aria-label={label}>{children}</pre>
    </div>
  )
}
