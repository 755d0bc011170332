import { createTheme, type CSSVariablesResolver } from '@mantine/core'

export const theme = createTheme({
  primaryColor: 'harbour',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--font)', fontWeight: '620' },
  defaultRadius: 6,
  cursorType: 'pointer',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  colors: {
    red: ['#fbe7e4', '#f8d2cd', '#f4b3ab', '#f39f95', '#f28d82', '#d8594d', '#c23c30', '#ae3025', '#95261c', '#7a1e16'],
    dark: ['#e4edef', '#adbec4', '#8fa3aa', '#5a6e76', '#365059', '#28393f', '#17252a', '#121d21', '#0f181c', '#0c1417'],
    harbour: [
      '#e9f5f6', '#d3e9eb', '#a5d3d8', '#79bfc7', '#5bbfc8',
      '#27899a', '#137688', '#0b6070', '#0a4f5c', '#083f4a',
    ],
  },
  components: {
    Tooltip: { defaultProps: { openDelay: 250, withArrow: true, multiline: true, maw: 360 } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35, blur: 2 } } },
    Button: { defaultProps: { size: 'compact-md' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
  },
})

const shared = {
  '--mantine-color-body': 'var(--ground)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent-ink)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--fail)',
  '--mantine-color-default-color': 'var(--ink)',
}

/** Mantine's own variables follow the page's tokens, so that one place decides every colour. */
export const variables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared })
