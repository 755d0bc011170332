import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { use as enable, type EChartsType, init } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

enable([LineChart, BarChart, CustomChart, GridComponent, TooltipComponent, MarkLineComponent, SVGRenderer])

export const open = (place: HTMLElement): EChartsType => init(place, null, { renderer: 'svg' })
