import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { money } from '../../web/fields.ts'
import { emptyForm, readForm } from '../../web/forms.ts'
import { openLimit } from '../../web/rate-limit.ts'
import type { Services } from '../../web/services.ts'
import { page, wantsFragment } from '../../web/views.ts'
import { visitorOf } from '../../web/visitor.ts'
import { checkAddress, checkForm } from './forms.ts'
import { buysOf, checkOptions, cityChart, gridView, levelChart } from './pages.ts'
import { verdictView, type Ear } from './words.ts'
import { checkPay, yardstickAt, type Yardstick } from './yardstick.ts'

type Address = z.output<typeof checkAddress>

const exampleAmount = 30_000
const defaults = { city: 'moscow', level: '1', show: 'city' }

/** Salaries: the guide figures, and an amount held against them. Open to all; what is asked stands in the address. */
export function salaryRoutes(fastify: FastifyInstance, services: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.get('/salaries', { config: openLimit(services), schema: { querystring: checkAddress } }, async (request, reply) => {
    const visitor = visitorOf(request)
    const yardstick = await yardstickAt(services.database.db, services.now())
    const answer = answerTo(request.query, yardstick, visitor)
    // One address gives the page to a reader and its answer to a script: caches must not mix them up.
    reply.header('vary', 'HX-Request')
    if (wantsFragment(request)) return page(reply, 'salaries/answer', answer)
    return page(reply, 'salaries/salaries', { ...answer, ...checkOptions(yardstick, visitor), grid: gridView(yardstick, visitor) })
  })
}

/** As much as can be said to what was asked: an amount alone already buys something in each city. */
function answerTo(asked: Address, yardstick: Yardstick, ear: Ear) {
  const values = { ...defaults, ...withoutGaps(asked) }
  const form = readForm(checkForm, values, ear.t)
  const typed = money().safeParse(values.amount)
  const amount = typed.success ? typed.data : exampleAmount
  const answer = {
    values,
    errors: form.ok || asked.amount === undefined ? emptyForm.errors : form.errors,
    example: !typed.success,
    buys: buysOf(amount, yardstick, ear),
    chart: chartOf(values, amount, yardstick, ear),
  }
  return { ...answer, verdict: form.ok ? verdictView(form.value, checkPay(form.value, yardstick), yardstick.cities, ear) : null }
}

const withoutGaps = (asked: Address): Partial<Record<keyof Address, string>> =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))

function chartOf(values: typeof defaults, amount: number, yardstick: Yardstick, ear: Ear) {
  const { city, level, show } = checkForm.pick({ city: true, level: true, show: true }).catch({ city: 'moscow', level: 1, show: 'city' }).parse(values)
  return show === 'city' ? cityChart(city, amount, yardstick, ear) : levelChart(level, amount, yardstick, ear)
}
