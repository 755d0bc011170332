import type { CustomSeriesOption } from 'echarts/charts'
import type { Series } from './spec'

type Drawn = [x: number | string, low: number, high: number]

/** Above so many points single whiskers run together, so a band is drawn. */
const bandFrom = 40

/** Draws the interval of every point of a series: whiskers, or a band where there are many. */
export function intervalsOf(series: Series, colour: string, offset = 0): CustomSeriesOption | null {
  const data = series.points.flatMap((p): Drawn[] => (p.low == null || p.high == null ? [] : [[p.x, p.low, p.high]]))
  if (data.length === 0) return null
  const band = data.length >= bandFrom
  return {
    type: 'custom',
    name: `${series.name} interval`,
    itemStyle: { color: colour },
    silent: true,
    z: band ? 1 : 4,
    data,
    tooltip: { show: false },
    encode: { x: 0, y: [1, 2] },
    clip: true,
    renderItem: (params, draw) => {
      if (band) {
        if (params.dataIndex > 0) return null
        const top = data.map(([x, , high]) => draw.coord([x, high]))
        const bottom = data.map(([x, low]) => draw.coord([x, low])).reverse()
        return { type: 'polygon', shape: { points: [...top, ...bottom] as [number, number][] }, style: { fill: colour, opacity: 0.16 } }
      }
      const x = draw.value(0)
      const [px = 0, low = 0] = draw.coord([x, draw.value(1)])
      const [, high = 0] = draw.coord([x, draw.value(2)])
      const at = px + offset
      const style = { stroke: colour, lineWidth: 1.5, opacity: 0.75, fill: 'none' }
      return { type: 'path', shape: { pathData: `M${at} ${low}V${high}M${at - 3} ${low}h6M${at - 3} ${high}h6`, x: 0, y: 0 }, style }
    },
  }
}
