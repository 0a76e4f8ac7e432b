import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { readIndexFiles } from '../../../db/reference/reference-files.ts'
import { roundToKopecks } from '../../../domain/pay/money.ts'
import { promised } from '../../../domain/pay/offers/pay-package.ts'
import type { CellFigures } from '../../../domain/pay/market/thin-cells.ts'
import { money } from '../../../web/forms/fields.ts'
import { emptyForm, readForm } from '../../../web/forms/forms.ts'
import { openLimit } from '../../../web/security/rate-limit.ts'
import type { Services } from '../../../web/services.ts'
import { page, wantsFragment } from '../../../web/views.ts'
import { visitorOf } from '../../../web/visitor.ts'
import { cityOptions } from '../../../web/texts/cities.ts'
import { ageingOf, ageingView } from './ageing-view.ts'
import { bandPicture } from '../band-picture.ts'
import { checkAddress, checkForm } from './check-form.ts'
import { tableChoice, tableForCheck } from './check-table.ts'
import { gridView } from './grid-view.ts'
import { cellsOf } from '../../market/reads/role-figures.ts'
import { ownRole } from '../../market/market.ts'
import { buysOf, marketView, noFiguresView, outdatedText, rareText } from './check-view.ts'
import { figure, tableLabel, wholeText } from '../words.ts'
import { checkPay, levelsIn, payReferenceAt, type PayReference } from '../reads/pay-reference.ts'
import { yearView } from '../year-view.ts'
import { checkOptions } from '../check-options.ts'
import { verdictView } from '../verdict-view.ts'
import type { Locale } from '../../../web/texts/locale.ts'
import { cityOf, type CityToday } from '../../places/places.ts'

type Address = Omit<z.output<typeof checkAddress>, 'age' | 'table'>

const exampleAmount = 30_000

/** What is asked until something else is: where the table knows it, the article's first city and level. */
function defaultsOf(reference: PayReference) {
  const [first] = reference.cities
  const city = reference.cities.some(({ id }) => id === 'moscow') ? 'moscow' : (first?.id ?? 'moscow')
  const [lowest] = levelsIn(reference, city)
  return { city, level: String(lowest?.level ?? 1), share: '100' }
}

/** Salaries: the guide figures, and an amount held against them. Open to all; what is asked stands in the address. */
export function salaryRoutes(fastify: FastifyInstance, services: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const indexes = readIndexFiles()

  app.get(
    '/salaries',
    { config: openLimit(services), schema: { querystring: checkAddress } },
    async (request, reply) => {
      const visitor = visitorOf(request)
      const { age, table: asks, ...asked } = request.query
      const chosen = await tableForCheck(services.database.db, asks, visitor)
      const reference = await payReferenceAt(services.database.db, services.now(), chosen.table)
      const beside = visitor.may('reports.read') ? await cellsOf(services.database.db, ownRole) : []
      const answer = {
        ...answerTo(asked, reference, beside, visitor),
        table: tableChoice(chosen, withoutGaps(asked), visitor),
      }
      // One address gives the page to a reader and its answer to a script: caches must not mix them up.
      reply.header('vary', 'HX-Request')
      if (wantsFragment(request)) return page(reply, 'pay/live', answer)
      const { own } = reference.table
      const ageing = age && !own ? ageingOf(age, reference.table, indexes) : null
      return page(reply, 'pay/salaries', {
        ...answer,
        ...checkOptions(reference, visitor),
        cities: cityOptions([...reference.cities, ...reference.elsewhere], visitor.language),
        grid: gridView(reference, visitor, ageing),
        asksTable: asks ?? null,
        ownTable: own ? { label: tableLabel(reference.table, visitor), href: `/salaries/tables/${own.tableId}` } : null,
        ageing: ageingView(ageing, reference.table, indexes, visitor),
        outdated: outdatedText(reference, services.now(), visitor),
      })
    },
  )
}

/** As much as can be said to what was asked: an amount alone already buys something in each city. */
function answerTo(asked: Address, reference: PayReference, market: readonly CellFigures[], locale: Locale) {
  const defaults = defaultsOf(reference)
  const values = { ...defaults, ...withoutGaps(asked) }
  const form = readForm(formOf(reference), values, locale.t)
  const gap = gapOf(values, reference)
  const pack = form.ok && !gap ? form.value : null
  const typed = money().safeParse(values.amount)
  const amount = typed.success ? typed.data : exampleAmount
  const { basis = null, city, level } = askedOf(values, defaults, reference)
  const about = { basis, city, level: asked.level === undefined && !typed.success ? null : level }
  const answer = {
    values,
    shownAmount: typed.success ? figure(typed.data, locale) : (asked.amount ?? ''),
    errors: form.ok || asked.amount === undefined ? emptyForm.errors : form.errors,
    example: !typed.success,
    buys: buysOf(amount, reference, locale),
    picture: bandPicture(reference, { amount, ...about }, market, locale),
    market: marketView(market, city, basis, reference, locale),
    noFigures: gap && noFiguresView(gap, level, basis, reference, locale),
    rare: rareText(values, locale),
  }
  if (!pack) return { ...answer, verdict: null, year: null, whole: null }
  const { taxScale } = cityOf(reference.cities, pack.city)
  const whole = promised(pack, taxScale)
  return {
    ...answer,
    buys: buysOf(roundToKopecks(whole.amount), reference, locale),
    picture: bandPicture(reference, { ...about, amount: whole.amount }, market, locale),
    verdict: verdictView(pack, checkPay(pack, reference), reference, locale),
    year: yearView(pack, taxScale, locale),
    whole: wholeText(pack, taxScale, locale),
  }
}

const withoutGaps = (asked: Address): Partial<Record<keyof Address, string>> =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))

const formOf = ({ cities, elsewhere, table }: PayReference) =>
  checkForm(
    [...cities, ...elsewhere].map(({ id }) => id),
    table.levels.map(({ level }) => level),
  )

/** The city that is asked about, where the table has no band for the level there. */
function gapOf({ city, level }: { city: string; level: string }, reference: PayReference): CityToday | null {
  const place = [...reference.elsewhere, ...reference.cities].find(({ id }) => id === city)
  const isThere = levelsIn(reference, city).some((one) => String(one.level) === level)
  const isLevel = reference.table.levels.some((one) => String(one.level) === level)
  return place && isLevel && !isThere ? place : null
}

type Defaults = ReturnType<typeof defaultsOf>

/** What is asked that a picture can show, even while other fields are wrong. */
const askedOf = (values: Defaults, defaults: Defaults, reference: PayReference) => {
  const { basis, city, level } = formOf(reference).shape
  return {
    basis: basis
      .optional()
      .catch(undefined)
      .parse((values as Address).basis),
    city: city.catch(defaults.city).parse(values.city),
    level: level.catch(Number(defaults.level)).parse(values.level),
  }
}
