// Draws every <canvas data-chart="…">. Colours are named by token ("accent", "bad"…), so that both themes fit.

const colour = (name) => {
  const probe = document.createElement('span')
  probe.style.color = `var(--${name})`
  document.body.append(probe)
  const value = getComputedStyle(probe).color
  probe.remove()
  return value
}

// Replaces "token:accent" anywhere in the configuration by the colour it means now.
const withColours = (value) => {
  if (typeof value === 'string') return value.startsWith('token:') ? colour(value.slice(6)) : value
  if (Array.isArray(value)) return value.map(withColours)
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withColours(part)]))
  return value
}

const draw = (canvas) => {
  Chart.defaults.color = colour('ink-2')
  Chart.defaults.borderColor = colour('line')
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily
  Chart.defaults.animation = false
  Chart.defaults.maintainAspectRatio = false
  Chart.getChart(canvas)?.destroy()
  // oxlint-disable-next-line no-new -- the canvas keeps it
  new Chart(canvas, withColours(JSON.parse(canvas.dataset.chart)))
}

window.drawCharts = (root) => {
  for (const canvas of root.querySelectorAll('canvas[data-chart]')) draw(canvas)
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => window.drawCharts(document))
