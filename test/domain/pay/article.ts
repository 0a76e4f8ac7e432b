import incomeTax from '../../../data/income-tax.json' with { type: 'json' }
import minimumWages from '../../../data/minimum-wages.json' with { type: 'json' }
import table from '../../../data/salary-table.json' with { type: 'json' }
import { bandsOf } from '../../../src/domain/pay/tables/bands.ts'
import { taxScaleAt } from '../../../src/domain/pay/law/income-tax.ts'
import { legalMinimumAt } from '../../../src/domain/pay/law/minimum-wage.ts'
import { checkOffer, type OfferedPay } from '../../../src/domain/pay/offers/offer-check.ts'

/** What the project ships in data/, as the domain takes it; expected figures stand in the tests themselves. */
export const today = '2026-11-24'
export const cities = ['moscow', 'spb', 'ekb', 'nn']
export const bands = bandsOf(table)
export const wages = minimumWages
export const scales = incomeTax.scales
export const scale = taxScaleAt(scales, today)

export const check = (offer: OfferedPay) =>
  checkOffer(offer, {
    bands,
    tableBasis: null,
    cities,
    legalMinimum: legalMinimumAt(wages, offer.city, today),
    taxScale: scale,
  })
