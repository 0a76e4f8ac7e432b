import type { FastifyInstance } from 'fastify'
import { binomial } from '../../../domain/chances/binomial.ts'
import { barChart } from '../../../web/charts/charts.ts'
import { countBand } from '../../../web/charts/count-band.ts'
import { dayBands } from '../../../web/charts/day-bands.ts'
import { daySquares } from '../../../web/charts/day-squares.ts'
import { plottedTable } from '../../../web/charts/plotted-table.ts'
import { page } from '../../../web/views.ts'
import { visitorOf } from '../../../web/visitor.ts'

const colours = [
  'paper surface raised tint line edge ink ink-2 accent wash',
  'wait wait-wash bad bad-wash miss focus level-1 level-2 level-3 level-4',
].flatMap((names) => names.split(' '))

const marks = ['invited', 'promised', 'unsure', 'declined', 'waiting', 'in-interview', 'done', 'missed']

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
      marks,
      why: {
        id: 'why',
        figure: format.percent(0.45),
        about: t('mark.promised'),
        heading: t('styleguide.figure'),
        lines: [t('styleguide.field-hint')],
      },
      steps: [
        { label: t('styleguide.main-action'), href: '/styleguide', past: true },
        { label: t('styleguide.second-action'), detail: '6 / 23', href: '/styleguide', now: true },
        { label: t('styleguide.quiet-action'), href: '/styleguide' },
      ],
      chart,
      squares: daySquares([binomial(12, 0.4)], { goal: 4, most: 6, labels: { goal: '4', most: '6' } })[0],
      band: countBand({ from: 2, to: 8, expected: 5, came: 9, goal: 6 }),
      bands: dayBands([
        { name: '', days: [2, 5, 9].map((came) => ({ label: '', from: 3, to: 8, expected: 5, came })) },
      ]),
      plotted: plottedTable(
        {
          caption: t('styleguide.chart-y'),
          name: '',
          columns: [t('styleguide.chart-y')],
          rows: [{ name: t('role.hr'), at: 0.33, band: { from: 0.2, to: 0.45 }, figures: [format.percent(0.33)] }],
          mean: 0.3,
        },
        format,
      ),
      values: { text: 'Анна', amount: 'сорок' },
      errors: { amount: t('fields.number') },
    })
  })
}
