/** A hull on an inclined slip. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <g transform="rotate(-14 16 17)">
        <path d="M4.200 11.200H28.400L24.700 18.600a2.900 2.900 0 0 1-2.600 1.600H10a3.300 3.300 0 0 1-3-1.900Z" fill="#fff" />
        <path d="M13 5.800h6.600l1.500 3.700H13Z" fill="#7fd0d4" />
        <path d="M1 25.200H31" stroke="#7fd0d4" strokeWidth="2.300" strokeLinecap="round" />
        <path d="M10.200 21.400v2.600M16 21.400v2.600M21.800 21.400v2.600" stroke="#fff" strokeWidth="1.700" strokeLinecap="round" opacity=".75" />
      </g>
    </svg>
  )
}
