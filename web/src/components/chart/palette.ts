const names = {
  ink: '--ink', ink2: '--ink-2', ink3: '--ink-3', line: '--line-strong', grid: '--grid', surface: '--surface', raised: '--raised',
  warn: '--warn', fail: '--fail', font: '--font',
} as const

export type Palette = Record<keyof typeof names, string> & { series: string[] }

/** The page's colours as they are now, light or dark. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const of = (name: string) => style.getPropertyValue(name).trim()
  const palette = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, of(name)])) as Record<keyof typeof names, string>
  return { ...palette, series: [1, 2, 3, 4, 5, 6].map((i) => of(`--series-${i}`)) }
}

const dashes: ('solid' | number[])[] = ['solid', [7, 4], [2, 3], [10, 4, 2, 4]]
const symbols = ['circle', 'rect', 'triangle', 'diamond'] as const

/** Lines differ in more than colour, for print and for eyes that see few colours. */
export const dashOf = (i: number) => dashes[i % dashes.length] ?? 'solid'
export const symbolOf = (i: number) => symbols[i % symbols.length] ?? 'circle'

/** The same as CSS variables, for what is drawn outside a picture. */
export const colourVariable = (i: number, reference: boolean) => (reference ? 'var(--ink-3)' : `var(--series-${(i % 6) + 1})`)
