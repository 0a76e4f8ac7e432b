import type { FastifyInstance } from 'fastify'
import { equityRows, shownBasis, type EquityRow } from '../../../domain/pay/offers/equity.ts'
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
import { keptFinding } from '../../pay/api/schemas.ts'
import { boundsText, levelText, shareText, tableLabel, type Ear } from '../../pay/pages/words.ts'
import { cityOf, yardstickAt, type Yardstick } from '../../pay/reads/pay-reference.ts'

/** Offers beside the bands they were held against and beside each other, by level and city and by nothing else. */
export function equityRoutes(app: FastifyInstance, { database: { db }, now }: Services) {
  app.get('/offers/equity', { onRequest: allow('offers.read') }, async (request, reply) => {
    const byVersion = Map.groupBy(await madeOffers(db), ({ pay_table_version_id: version }) => version)
    const tables = await Promise.all(
      [...byVersion].map(async ([version, offers]) =>
        equityView(offers, await yardstickAt(db, now(), await tableAsKept(db, version)), visitorOf(request)),
      ),
    )
    return page(reply, 'offers/equity', { tables })
  })
}

type Offer = Awaited<ReturnType<typeof madeOffers>>[number]

function equityView(offers: readonly Offer[], yardstick: Yardstick, ear: Ear) {
  const findings = new Map(offers.map((offer) => [offer.id, keptFinding.parse(JSON.parse(offer.check_json))]))
  const byId = new Map(offers.map((offer) => [offer.id, offer]))
  const { basis } = yardstick.table
  const paidIn = (side: Basis, id: number) => roundToKopecks(findings.get(id)?.[side] ?? 0)
  const made = offers.map(({ id, city_id, level }) => ({
    id,
    city: city_id,
    level,
    pay: { gross: paidIn('gross', id), net: paidIn('net', id) },
  }))
  const rows = equityRows(made, yardstick.bands, basis)
  const outside = (row: EquityRow) =>
    row.outside.map(({ id, side }) => ({
      id,
      candidate: byId.get(id)?.candidate ?? '',
      side: ear.t(`equity.${side}`),
      reason: byId.get(id)?.reason ?? null,
    }))
  return {
    label: tableLabel(yardstick.table, ear),
    source: ear.t('equity.source', { basis: ear.t(`basis.${shownBasis(basis)}`) }),
    chart: equityChart(rows, yardstick, ear),
    rows: rows.map((row) => {
      const band = bandAt(yardstick.bands, row.city, row.level)
      return {
        city: cityName(cityOf(yardstick.cities, row.city), ear.language),
        level: levelText(row.level, yardstick.table, ear),
        n: ear.format.number(row.n),
        band: boundsText(band, ear),
        pays:
          row.n === 1
            ? ear.format.money(row.lowest)
            : `${ear.format.money(row.lowest)} – ${ear.format.money(row.highest)}`,
        spread: row.n === 1 ? null : shareText(row.spread, ear),
        outside: outside(row),
      }
    }),
  }
}

/** A bar for the pays offered in each city and level; the table behind it names the band as well. */
function equityChart(rows: readonly EquityRow[], { bands, cities }: Yardstick, ear: Ear) {
  return rangeChart({
    caption: ear.t('equity.chart'),
    ranges: rows.flatMap((row) => {
      const band = bandAt(bands, row.city, row.level)
      const label = `${cityName(cityOf(cities, row.city), ear.language)}, ${row.level}`
      const bar = (name: string, from: number, to: number, colour: string) => ({
        label: `${label} · ${name}`,
        from,
        to,
        colour,
        cells: [ear.format.money(from), ear.format.money(to)],
      })
      return [
        bar(ear.t('equity.band'), band.lower, band.upper, 'line-strong'),
        bar(ear.t('equity.offers'), row.lowest, row.highest, 'accent'),
      ]
    }),
    axis: ear.t('salaries.chart-axis'),
    marks: [],
    columns: [ear.t('equity.cell'), ear.t('salaries.from'), ear.t('salaries.to')],
  })
}
