import { Drawer } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { useEffect } from 'react'
import { Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router'
import { ApiProblem } from '@/api/client'
import { useEventStream } from '@/api/live'
import { useThing } from '@/api/query'
import type { WhoAmI } from '@/api/types'
import { Notices } from './Notices'
import { Palette } from './Palette'
import { Rail } from './Rail'
import css from './Shell.module.css'
import { SignIn } from './SignIn'
import { TopBar } from './TopBar'

/** The frame that stays: the rail, the bar, and the page between them. */
export function Shell() {
  const [drawer, { open: openDrawer, close: closeDrawer }] = useDisclosure(false)
  const [palette, { open: openPalette, close: closePalette }] = useDisclosure(false)
  const { pathname } = useLocation()
  const navigation = useNavigation()
  useHotkeys([['mod+K', openPalette]], [])
  useEventStream()
  useEffect(closeDrawer, [pathname, closeDrawer])
  const me = useThing<WhoAmI>('/me')
  if (me.error instanceof ApiProblem && me.error.status === 401) return <SignIn />

  return (
    <div className={css['shell']}>
      <a href="#page" className={css['skip']}>Skip to the page</a>
      <aside className={css['rail']}><Rail /></aside>
      <TopBar onMenu={openDrawer} onSearch={openPalette} />
      <main id="page" tabIndex={-1} className={css['main']} aria-busy={navigation.state === 'loading'}>
        <Outlet />
      </main>
      <Drawer.Root opened={drawer} onClose={closeDrawer} size={268} classNames={{ content: css['drawer'] ?? '', body: css['drawerBody'] ?? '' }}>
        <Drawer.Overlay backgroundOpacity={0.35} />
        <Drawer.Content aria-label="Menu">
          <Drawer.Body><Rail /></Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
      <Palette opened={palette} onClose={closePalette} />
      <Notices />
      <ScrollRestoration />
    </div>
  )
}
