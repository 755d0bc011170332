interface Spot {
  x: number
  y: number
}

export interface Circuit {
  width: number
  height: number
  spots: Spot[]
  /** The way from each station to the next; the last one closes the circuit. */
  ways: string[]
}

const top = 106
const bottom = 286
const radius = (bottom - top) / 2
const onTop = 5

/** A closed track with two straights: five stations above, left to right, the others below, right to left. */
export function circuitOf(width: number, stations: number): Circuit {
  const edge = Math.max(radius + 8, 92)
  const below = stations - onTop
  const across = (i: number, n: number) => edge + ((width - 2 * edge) * i) / (n - 1)
  const spots = Array.from({ length: stations }, (_, i) =>
    i < onTop ? { x: across(i, onTop), y: top } : { x: across(below - 1 - (i - onTop), below), y: bottom },
  )
  const ways = spots.map((from, i) => {
    const to = spots[(i + 1) % stations] ?? from
    return from.y === to.y ? `M${from.x} ${from.y}H${to.x}` : `M${from.x} ${from.y}A${radius} ${radius} 0 0 1 ${to.x} ${to.y}`
  })
  return { width, height: bottom + 104, spots, ways }
}
