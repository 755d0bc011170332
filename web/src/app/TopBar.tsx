import { ActionIcon, Tooltip, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { Link } from 'react-router'
import { useThing } from '@/api/query'
import { Icon, type IconName } from '@/components/icons'
import { Logo } from '@/components/Logo'
import css from './TopBar.module.css'

interface Me {
  name: string
  roles?: string[]
  role?: string
}

const next = { light: 'dark', dark: 'auto', auto: 'light' } as const
const icons: Record<keyof typeof next, IconName> = { light: 'sun', dark: 'moon', auto: 'auto' }

export function TopBar({ onMenu, onSearch }: { onMenu: () => void; onSearch: () => void }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const me = useThing<Me>('/me')
  return (
    <header className={css['bar']}>
      <ActionIcon className={css['menu'] ?? ''} variant="subtle" color="gray" size="lg" aria-label="Open the menu" onClick={onMenu}>
        <Icon name="menu" size={20} />
      </ActionIcon>
      <Link to="/" className={css['brand']} aria-label="Slipway, overview"><Logo size={26} /></Link>
      <UnstyledButton className={css['search'] ?? ''} onClick={onSearch} aria-label="Find by name (Ctrl-K)">
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
        <Tooltip label={[me.data.role, ...(me.data.roles ?? [])].filter(Boolean).join(', ') || 'signed in'}>
          <span className={css['me']}><Icon name="person" size={15} />{me.data.name}</span>
        </Tooltip>
      )}
    </header>
  )
}
