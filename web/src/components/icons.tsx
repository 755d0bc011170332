const paths = {
  overview: 'M12 3a9 9 0 1 0 9 9M21 4v5h-5',
  data: 'M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3Zm0 0v6c0 1.7 3.6 3 8 3s8-1.3 8-3V6M4 12v6c0 1.7 3.6 3 8 3s8-1.3 8-3v-6',
  validate: 'M12 3l7 3v5c0 4.6-2.9 8.2-7 10-4.100-1.800-7-5.400-7-10V6l7-3ZM8.500 12l2.500 2.500 4.500-5',
  train: 'M3 19l5-7 4 3 4-8 5-4M3 21h18',
  runs: 'M4 20V10M9.300 20V4M14.700 20v-7M20 20V7',
  pipelines: 'M3 5h6v5H3zM15 3.500h6v5h-6zM15 15.500h6v5h-6zM9 7.500h3m3-1.500h-1.500a1.500 1.500 0 0 0-1.500 1.500v9a1.500 1.500 0 0 0 1.500 1.500H15',
  evaluate: 'M4 4v16h16M7.500 15.500c1.500-7 5-9 11-9.500',
  register: 'M12 3l8 4.500v9L12 21l-8-4.500v-9L12 3Zm0 9l8-4.500M12 12v9M12 12L4 7.500',
  models: 'M12 3l8 4.500v9L12 21l-8-4.500v-9L12 3Zm0 9l8-4.500M12 12v9M12 12L4 7.500',
  approve: 'M9 11l3 3 8-9M20 12v6.500a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 18.500v-13A1.500 1.500 0 0 1 5.500 4H15',
  deploy: 'M3 17.500c1.500 1.300 3 1.300 4.500 0s3-1.300 4.500 0 3 1.300 4.500 0 3-1.300 4.500 0M5 14.500L4 10.500h16l-2 4M9 10V6h5l2 4M11.500 6V3',
  deployments: 'M3 17.500c1.500 1.300 3 1.300 4.500 0s3-1.300 4.500 0 3 1.300 4.500 0 3-1.300 4.500 0M5 14.500L4 10.500h16l-2 4M9 10V6h5l2 4M11.500 6V3',
  watch: 'M2.500 12h4l2.500-7 5 14 2.500-7h5',
  monitoring: 'M2.500 12h4l2.500-7 5 14 2.500-7h5',
  retrain: 'M20 11a8 8 0 0 0-14.500-4L3 9.500M3 4v5.500h5.500M4 13a8 8 0 0 0 14.500 4l2.500-2.500M21 20v-5.500h-5.500',
  audit: 'M6 3h9l4 4v14H6zM14.500 3v4.500H19M9.500 12h6M9.500 16h6',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM15.500 15.500L20.500 20.500',
  sun: 'M12 16.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9ZM12 2v2.500M12 19.500V22M4.900 4.900l1.800 1.800M17.300 17.300l1.800 1.800M2 12h2.500M19.500 12H22M4.900 19.100l1.800-1.800M17.300 6.700l1.800-1.800',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500Z',
  auto: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 3v18M12 8l6-3.300M12 13l8.700-3.500M12 18l8.700-3',
  menu: 'M4 6.500h16M4 12h16M4 17.500h16',
  close: 'M5 5l14 14M19 5L5 19',
  check: 'M4.500 12.500l5 5L19.500 6.500',
  cross: 'M6 6l12 12M18 6L6 18',
  bang: 'M12 5v9M12 18.500v.5',
  right: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  up: 'M5 15l7-7 7 7',
  copy: 'M8.500 8.500h11v11h-11zM15.500 8.500v-4h-11v11h4',
  table: 'M3.500 5h17v14h-17zM3.500 10h17M3.500 14.500h17M9.500 10v9',
  chart: 'M4 4v16h16M7.500 14l3.500-4 3 2.500 5-6',
  download: 'M12 4v11M7 10.500l5 5 5-5M4.500 19.500h15',
  columns: 'M4 4.500h16v15H4zM9.300 4.500v15M14.700 4.500v15',
  dense: 'M4 6h16M4 10h16M4 14h16M4 18h16',
  comfortable: 'M4 6.500h16M4 12h16M4 17.500h16',
  play: 'M7 4.500l12 7.500-12 7.500z',
  stop: 'M6 6h12v12H6z',
  back: 'M9 14.500L4 9.500l5-5M4.500 9.500H14a6 6 0 0 1 0 12h-3',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7.500V12l3.500 2',
  link: 'M10 14a4.500 4.500 0 0 0 6.500.300l3-3a4.500 4.500 0 0 0-6.400-6.400l-1.300 1.300M14 10a4.500 4.500 0 0 0-6.500-.300l-3 3a4.500 4.500 0 0 0 6.400 6.400l1.300-1.300',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.500 20.500c.800-3.700 3.800-6 7.500-6s6.700 2.300 7.500 6',
  filter: 'M4 5h16l-6 7.500V19l-4 1.500v-8z',
  bell: 'M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 1.500h-15zM10 20.500h4',
  file: 'M6 3h8l4.500 4.500V21H6zM13.500 3v5H19',
} as const

export type IconName = keyof typeof paths

interface Props {
  name: IconName
  size?: number
  className?: string | undefined
}

/** A line icon of the house's own set; always beside a word or inside a labelled control, so hidden from screen readers. */
export function Icon({ name, size = 16, className }: Props) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={size >= 20 ? 1.6 : 1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
