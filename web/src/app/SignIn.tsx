import { lazy, Suspense } from 'react'
import { keepToken, readToken } from '@/api/token'
import { Logo } from '@/components/Logo'
import css from './SignIn.module.css'

const Form = lazy(async () => ({ default: (await import('@/components/form/Form')).Form }))

/** Asks for a personal token where the server wants one. */
export function SignIn() {
  const refused = readToken() ? new Error('The server did not accept that token; it may have expired.') : null
  return (
    <main className={css['place']}>
      <div className={css['card']}>
        <span className={css['mark']}><Logo size={40} /></span>
        <h1>Slipway</h1>
        <p>This server asks who you are. Make a token with <code>slipway token create</code> and paste it here; the page keeps it until the tab is closed.</p>
        <Suspense>
          <Form
            fields={[{ name: 'token', label: 'Personal token', kind: 'secret', required: true }]} submit="Sign in" busy={false} error={refused}
            onSubmit={(values) => {
              keepToken((values['token'] ?? '').trim())
              window.location.reload()
            }}
          />
        </Suspense>
      </div>
    </main>
  )
}
