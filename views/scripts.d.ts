/** What the layout loads before the scripts in assets/, as far as these use it. */

declare const Chart: {
  new (canvas: HTMLCanvasElement, configuration: object): object
  getChart(canvas: HTMLCanvasElement): { destroy(): void } | undefined
  defaults: {
    color: string
    borderColor: string
    font: { family: string }
    animation: boolean
    maintainAspectRatio: boolean
  }
}

interface Window {
  htmx: { process(element: Element): void }
  Sortable: { create(element: Element, options: object): object }
  drawCharts?: (root: ParentNode) => void
}
