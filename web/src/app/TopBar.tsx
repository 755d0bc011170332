import { ActionIcon, Menu, Tooltip, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { Link } from 'react-router'
import { useThing } from '@/api/query'
import { keepToken } from '@/api/token'
import type { WhoAmI } from '@/api/types'
import { Icon, type IconName } from '@/components/icons'
import { Logo } from '@/components/Logo'
import css from './TopBar.module.css'

const next = { light: 'dark', dark: 'auto', auto: 'light' } as const
const icons: Record<keyof typeof next, IconName> = { light: 'sun', dark: 'moon', auto: 'auto' }

function signOut() {
  keepToken(null)
  window.location.assign('/')
}

export function TopBar({ onMenu, onSearch }: { onMenu: () => void; onSearch: () => void }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const me = useThing<WhoAmI>('/me')
  return (
    <header className={css['bar']}>
      <ActionIcon className={css['menu'] ?? ''} variant="subtle" color="gray" size="lg" aria-label="Open the menu" onClick={onMenu}>
        <Icon name="menu" size={20} />
      </ActionIcon>
      <Link to="/" className={css['brand']} aria-label="Slipway, overview"><Logo size={26} /></Link>
      <UnstyledButton className={css['search'] ?? ''} onClick={onSearch}>
        <Icon name="search" size={15} />
        <span>Find a dataset, run, model …</span>
        <kbd>Ctrl K</kbd>
      </UnstyledButton>
      <span className={css['gap']} />
      <Tooltip label={`Colours: ${colorScheme}. Change to ${next[colorScheme]}.`}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Colours ${colorScheme}; change to ${next[colorScheme]}`} onClick={() => { setColorScheme(next[colorScheme]) }}>
          <Icon name={icons[colorScheme]} size={17} />
        </ActionIcon>
      </Tooltip>
      {me.data && (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <UnstyledButton className={css['me'] ?? ''} aria-label={`Signed in as ${me.data.name}`}><Icon name="person" size={15} /><span>{me.data.name}</span></UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{me.data.displayName}</Menu.Label>
            <Menu.Label>Roles: {me.data.roles.join(', ')}</Menu.Label>
            {me.data.authentication === 'token' ? <Menu.Item onClick={signOut}>Sign out</Menu.Item> : <Menu.Label>Local: no sign-in is asked for</Menu.Label>}
          </Menu.Dropdown>
        </Menu>
      )}
    </header>
  )
}
