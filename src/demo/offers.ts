import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../db/open.ts'
import type { OfferedPay } from '../domain/salary/offer-check.ts'
import { ruleFor } from '../domain/salary/offer-rule.ts'
import type { PayPackage } from '../domain/salary/pay-package.ts'
import { createOffer } from '../features/salaries/offer-queries.ts'
import { checkPay, yardstickAt } from '../features/salaries/yardstick.ts'
import type { DemoVacancies, DemoVacancy } from './vacancies.ts'

/** Offers of several verdicts: within the band and outside it, one of them with a bonus on top. */
const offers: { vacancy: DemoVacancy; pay: OfferedPay; variable?: number; note?: string }[] = [
  { vacancy: 'moscow', pay: { city: 'moscow', level: 2, amount: 40_000, basis: 'gross' }, variable: 15_000, note: 'Премия — за выполнение плана' },
  { vacancy: 'moscow', pay: { city: 'moscow', level: 2, amount: 42_000, basis: 'gross' } },
  { vacancy: 'moscow', pay: { city: 'moscow', level: 2, amount: 80_000, basis: 'gross' } },
  { vacancy: 'ekb', pay: { city: 'ekb', level: 3, amount: 36_000, basis: 'gross' } },
  { vacancy: 'spb', pay: { city: 'spb', level: 1, amount: 55_000, basis: 'net' }, note: 'Может выйти через две недели' },
  { vacancy: 'nn', pay: { city: 'nn', level: 1, amount: 40_000, basis: 'gross' } },
  { vacancy: 'leading', pay: { city: 'moscow', level: 4, amount: 118_000, basis: 'net' } },
]

/** @param applicants the ids of those who applied to each vacancy, the likeliest to be offered something first */
export async function addOffers(db: Db, vacancies: DemoVacancies, applicants: Record<DemoVacancy, number[]>, by: number, now: Temporal.Instant): Promise<void> {
  const yardstick = await yardstickAt(db, now)
  const next = new Map<DemoVacancy, number>()
  for (const { vacancy, pay, variable = 0, note } of offers) {
    const turn = next.get(vacancy) ?? 0
    next.set(vacancy, turn + 1)
    const candidate = applicants[vacancy][turn]
    if (candidate === undefined) continue
    const pack: PayPackage = { ...pay, variable, share: 1 }
    const finding = checkPay(pack, yardstick)
    const needsApproval = ruleFor(finding, yardstick.table.basis, false) === 'needs-approval'
    await createOffer(db, { candidate, vacancy: vacancies[vacancy] }, { pack, personLevel: undefined, finding, tableVersion: null, needsApproval, note }, by, now)
  }
}
