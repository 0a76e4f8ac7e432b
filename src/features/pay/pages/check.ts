import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { readIndexFiles } from '../../../db/reference/reference-files.ts'
import { promised } from '../../../domain/pay/offers/pay-package.ts'
import type { CellFigures } from '../../../domain/pay/market/thin-cells.ts'
import { money } from '../../../web/forms/fields.ts'
import { emptyForm, readForm } from '../../../web/forms/forms.ts'
import { openLimit } from '../../../web/security/rate-limit.ts'
import type { Services } from '../../../web/services.ts'
import { page, wantsFragment } from '../../../web/views.ts'
import { visitorOf } from '../../../web/visitor.ts'
import { ageingOf, ageingView } from './ageing-view.ts'
import { cityChart, levelChart } from './band-charts.ts'
import { checkAddress, checkForm } from './check-form.ts'
import { gridView } from './grid-view.ts'
import { cellsOf } from '../../market/acts/refresh-figures.ts'
import { marketRanges, ownRole } from '../../market/pages/market-view.ts'
import { buysOf, checkOptions, outdatedText } from './check-view.ts'
import { verdictView, wholeText, type Ear } from './words.ts'
import { checkPay, cityOf, yardstickAt, type Yardstick } from '../reads/pay-reference.ts'
import { yearView } from './year-view.ts'

type Address = Omit<z.output<typeof checkAddress>, 'age'>

const exampleAmount = 30_000
const defaults = { city: 'moscow', level: '1', show: 'city', share: '100' }

/** Salaries: the guide figures, and an amount held against them. Open to all; what is asked stands in the address. */
export function salaryRoutes(fastify: FastifyInstance, services: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const indexes = readIndexFiles()

  app.get(
    '/salaries',
    { config: openLimit(services), schema: { querystring: checkAddress } },
    async (request, reply) => {
      const visitor = visitorOf(request)
      const yardstick = await yardstickAt(services.database.db, services.now())
      const beside = visitor.may('reports.read') ? await cellsOf(services.database.db, ownRole) : []
      const { age, ...asked } = request.query
      const answer = answerTo(asked, yardstick, beside, visitor)
      // One address gives the page to a reader and its answer to a script: caches must not mix them up.
      reply.header('vary', 'HX-Request')
      if (wantsFragment(request)) return page(reply, 'pay/answer', answer)
      const ageing = age ? ageingOf(age, yardstick.table, indexes) : null
      return page(reply, 'pay/salaries', {
        ...answer,
        ...checkOptions(yardstick, visitor),
        grid: gridView(yardstick, visitor, ageing),
        ageing: ageingView(ageing, yardstick.table, indexes, visitor),
        outdated: outdatedText(yardstick, services.now(), visitor),
      })
    },
  )
}

/** As much as can be said to what was asked: an amount alone already buys something in each city. */
function answerTo(asked: Address, yardstick: Yardstick, market: readonly CellFigures[], ear: Ear) {
  const values = { ...defaults, ...withoutGaps(asked) }
  const form = readForm(checkForm, values, ear.t)
  const pack = form.ok ? form.value : null
  const typed = money().safeParse(values.amount)
  const amount = typed.success ? typed.data : exampleAmount
  const answer = {
    values,
    errors: form.ok || asked.amount === undefined ? emptyForm.errors : form.errors,
    example: !typed.success,
    buys: buysOf(amount, yardstick, ear),
    chart: chartOf(values, amount, yardstick, market, ear),
    hasMarket: market.length > 0,
  }
  if (!pack) return { ...answer, verdict: null, year: null, whole: null }
  const whole = promised(pack)
  return {
    ...answer,
    buys: buysOf(whole.amount, yardstick, ear),
    chart: chartOf(values, whole.amount, yardstick, market, ear),
    verdict: verdictView(whole, checkPay(pack, yardstick), yardstick, ear),
    year: yearView(pack, cityOf(yardstick.cities, pack.city).taxScale, ear),
    whole: wholeText(pack, ear),
  }
}

const withoutGaps = (asked: Address): Partial<Record<keyof Address, string>> =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))

function chartOf(
  values: typeof defaults,
  amount: number,
  yardstick: Yardstick,
  market: readonly CellFigures[],
  ear: Ear,
) {
  const { city, level, show } = checkForm
    .pick({ city: true, level: true, show: true })
    .catch({ city: 'moscow', level: 1, show: 'city' })
    .parse(values)
  return show === 'city'
    ? cityChart(city, amount, yardstick, ear, marketRanges(market, city, ear))
    : levelChart(level, amount, yardstick, ear)
}
