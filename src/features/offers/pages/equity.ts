import type { FastifyInstance } from 'fastify'
import { equityRows, shownBasis, type EquityRow } from '../../../domain/pay/offers/equity.ts'
import type { PlacedPay } from '../../../domain/pay/offers/employee-cells.ts'
import type { Db } from '../../../db/open.ts'
import { employeesView } from './employees/employees-view.ts'
import type { Basis } from '../../../domain/pay/types.ts'
import { bandAt } from '../../../domain/pay/tables/bands.ts'
import { roundToKopecks } from '../../../domain/pay/money.ts'
import { cityName } from '../../../web/texts/cities.ts'
import { rangeChart } from '../../../web/charts/range-chart.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, visitorOf } from '../../../web/visitor.ts'
import { tableAsKept } from '../../pay/reads/own-tables.ts'
import { madeOffers } from '../reads/made-offers.ts'
import { boundsText, levelText, shareText, tableLabel } from '../../pay/words.ts'
import { payReferenceAt, type PayReference } from '../../pay/reads/pay-reference.ts'
import { keptFinding } from '../../pay/check-answer.ts'
import type { Locale } from '../../../web/texts/locale.ts'
import { cityOf } from '../../places/places.ts'

/** Offers beside the bands they were held against and beside each other, by level and city and by nothing else. */
export function equityRoutes(app: FastifyInstance, { database: { db }, now }: Services) {
  app.get('/offers/equity', { onRequest: allow('offers.read') }, async (request, reply) => {
    const byVersion = Map.groupBy(await madeOffers(db), ({ pay_table_version_id: version }) => version)
    const tables = await Promise.all(
      [...byVersion].map(async ([version, offers]) =>
        equityView(offers, await payReferenceAt(db, now(), await tableAsKept(db, version)), visitorOf(request)),
      ),
    )
    const visitor = visitorOf(request)
    const employees = await employeesView(db, await placedOffers(byVersion, db), visitor)
    return page(reply, 'offers/equity', { tables, employees })
  })
}

/** Offers by the names that their tables give to position and level; those held against the article name none. */
async function placedOffers(byVersion: Map<number | null, Offer[]>, db: Db): Promise<PlacedPay[]> {
  const placed = [...byVersion].map(async ([version, offers]) => {
    const { own, levels } = await tableAsKept(db, version)
    return offers.flatMap(({ check_json, city_id: city, level: number }) => {
      const level = levels.find((one) => one.level === number)?.name
      if (!own || !level) return []
      return [{ position: own.position, level, city, gross: keptFinding.parse(JSON.parse(check_json)).gross }]
    })
  })
  return (await Promise.all(placed)).flat()
}

type Offer = Awaited<ReturnType<typeof madeOffers>>[number]

function equityView(offers: readonly Offer[], reference: PayReference, locale: Locale) {
  const findings = new Map(offers.map((offer) => [offer.id, keptFinding.parse(JSON.parse(offer.check_json))]))
  const byId = new Map(offers.map((offer) => [offer.id, offer]))
  const { basis } = reference.table
  const paidIn = (side: Basis, id: number) => roundToKopecks(findings.get(id)?.[side] ?? 0)
  const made = offers.map(({ id, city_id, level }) => ({
    id,
    city: city_id,
    level,
    pay: { gross: paidIn('gross', id), net: paidIn('net', id) },
    references: findings.get(id)?.references ?? [],
  }))
  const rows = equityRows(made, reference.bands, basis)
  const outside = (row: EquityRow) =>
    row.outside.map(({ id, side }) => ({
      id,
      candidate: byId.get(id)?.candidate ?? '',
      side: locale.t(`equity.${side}`),
      reason: byId.get(id)?.reason ?? null,
    }))
  return {
    label: tableLabel(reference.table, locale),
    source: locale.t('equity.source', { basis: locale.t(`basis.${shownBasis(basis)}`) }),
    chart: equityChart(rows, reference, locale),
    rows: rows.map((row) => {
      const band = bandAt(reference.bands, row.city, row.level)
      return {
        city: cityName(cityOf(reference.cities, row.city), locale.language),
        level: levelText(row.level, reference.table, locale),
        n: locale.format.number(row.n),
        band: boundsText(band, locale),
        pays:
          row.n === 1
            ? locale.format.money(row.lowest)
            : `${locale.format.money(row.lowest)} – ${locale.format.money(row.highest)}`,
        spread: row.n === 1 ? null : shareText(row.spread, locale),
        outside: outside(row),
      }
    }),
  }
}

/** A bar for the pays offered in each city and level; the table behind it names the band as well. */
function equityChart(rows: readonly EquityRow[], { bands, cities }: PayReference, locale: Locale) {
  return rangeChart({
    caption: locale.t('equity.chart'),
    ranges: rows.flatMap((row) => {
      const band = bandAt(bands, row.city, row.level)
      const label = `${cityName(cityOf(cities, row.city), locale.language)}, ${row.level}`
      const bar = (name: string, from: number, to: number, colour: string) => ({
        label: `${label} · ${name}`,
        from,
        to,
        colour,
        cells: [locale.format.money(from), locale.format.money(to)],
      })
      return [
        bar(locale.t('equity.band'), band.lower, band.upper, 'edge'),
        bar(locale.t('equity.offers'), row.lowest, row.highest, 'accent'),
      ]
    }),
    axis: locale.t('salaries.chart-axis'),
    marks: [],
    columns: [locale.t('equity.cell'), locale.t('salaries.from'), locale.t('salaries.to')],
  })
}
