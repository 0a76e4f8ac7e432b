import type { FastifyInstance } from 'fastify'
import { barChart } from '../../../web/charts/charts.ts'
import { page } from '../../../web/views.ts'
import { visitorOf } from '../../../web/visitor.ts'

const colours = [
  'paper',
  'surface',
  'sunken',
  'line',
  'ink',
  'ink-soft',
  'accent',
  'accent-wash',
  'good',
  'warn',
  'bad',
]

/** Every part that pages are put together from, on one page; not in production. */
export function styleguideRoutes(app: FastifyInstance) {
  app.get('/styleguide', async (request, reply) => {
    const { t, format } = visitorOf(request)
    const shares = [0.33, 0.41, 0.2, 0.05, 0.01]
    const chart = barChart({
      caption: t('styleguide.chart'),
      labels: shares.map((_, k) => String(k)),
      series: [
        { name: t('styleguide.chart-y'), values: shares, colour: ['bad', 'accent', 'accent', 'accent', 'accent'] },
      ],
      x: { title: t('styleguide.chart-x') },
      y: { title: '' },
      columns: [t('styleguide.chart-x'), t('styleguide.chart-y')],
      cells: shares.map((share) => [format.percent(share)]),
    })
    return page(reply, 'styleguide/all', {
      colours,
      chart,
      values: { text: 'Анна', amount: 'сорок' },
      errors: { amount: t('fields.number') },
    })
  })
}
