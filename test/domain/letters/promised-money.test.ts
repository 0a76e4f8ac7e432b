import { assert, constantFrom, double, integer, oneof, constant, option, property, record } from 'fast-check'
import { expect, it } from 'vitest'
import { checkPackage, promised, worthOf } from '../../../src/domain/pay/offers/pay-package.ts'
import { legalMinimumAt } from '../../../src/domain/pay/law/minimum-wage.ts'
import { letterFacts } from '../../../src/features/letters/letter-facts.ts'
import { packOf } from '../../../src/features/offers/offer.ts'
import { checkAnswer } from '../../../src/features/pay/check-answer.ts'
import { bands, check, cities, scale, today, wages } from '../pay/article.ts'

const pay = record({
  city_id: constantFrom(...cities),
  level: integer({ min: 1, max: 4 }),
  amount: double({ min: 0, max: 3_000_000, noNaN: true }),
  variable_pay: oneof(constant(0), double({ min: 1, max: 1_000_000, noNaN: true })),
  share: double({ min: 0.05, max: 1, noNaN: true }),
  basis: constantFrom('gross' as const, 'net' as const),
  start_on: option(integer({ min: 10, max: 12 }).map((month) => `2026-${month}-15`)),
})
const rest = {
  edition: 1,
  candidate: 'Ёлкина Анна Сергеевна',
  vacancy: 'Менеджер',
  probation_months: null,
  head_position: 0 as const,
  valid_until: null,
  schedule: null,
  work_place: null,
}
const around = {
  city: { name_ru: 'Москва', name_en: 'Moscow', in_ru: 'в Москве', taxScale: scale },
  employer: { name: null, address: null, signer: null, signerPosition: null },
  day: today,
}

/** Both amounts of a line of a letter: before tax and in hand. */
const figures = (text: string | null): [number, number] => {
  const [gross = NaN, net = NaN] = [...(text ?? '').matchAll(/([\d\u00a0]+)₽/gu)].map(([, digits]) =>
    Number(digits!.replaceAll('\u00a0', '')),
  )
  return [gross, net]
}

it('over 10 000 random packages offer, check and API agree to the kopeck, and the letter to the rouble', () => {
  const found: string[] = []
  assert(
    property(pay, (kept) => {
      const pack = packOf(kept)
      const { paid, fullTime, months } = worthOf(pack, scale)
      const legalMinimum = legalMinimumAt(wages, pack.city, today)
      const kind = { bands, tableBasis: null, cities, legalMinimum, taxScale: scale }
      const offer = checkPackage(pack, kind)
      const api = checkAnswer.parse(check(promised(pack, scale)))
      const facts = letterFacts({ ...kept, ...rest }, around, 'en')
      const [fixed, bonus] = [figures(facts.pay), figures(facts.bonus)]
      const total = facts.total === null ? fixed : figures(facts.total)
      const complaints = [
        Math.abs(offer.gross - api.gross) >= 0.005 && 'check and API, gross',
        Math.abs(offer.net - api.net) >= 0.005 && 'check and API, net',
        Math.abs(fullTime.gross - api.gross) >= 0.005 && 'offer and API',
        offer.verdict !== api.verdict && 'verdict',
        (total[0] !== Math.round(paid.gross) || total[1] !== Math.round(paid.net)) && 'letter',
        facts.bonus !== null && fixed.some((amount, index) => amount + bonus[index]! !== total[index]) && 'parts',
        months.length !== (kept.start_on === null ? 12 : 13 - Number(kept.start_on.slice(5, 7))) && 'months',
      ].filter((complaint) => complaint !== false)
      if (complaints.length > 0) found.push(complaints.join())
      return complaints.length === 0
    }),
    { numRuns: 10_000 },
  )
  expect(found).toEqual([])
})
