import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import type { OfferedPay } from '../../domain/pay/offers/offer-check.ts'
import { ruleFor } from '../../domain/pay/offers/offer-rule.ts'
import type { PayPackage } from '../../domain/pay/offers/pay-package.ts'
import { createOffer, moveOffer, type OfferStep } from '../../features/offers/acts/offers.ts'
import { checkPay, yardstickAt } from '../../features/pay/reads/pay-reference.ts'
import type { DemoVacancies, DemoVacancy } from './vacancies.ts'

/** Offers of several verdicts: within the band and outside it, one of them with a bonus on top. */
const offers: {
  vacancy: DemoVacancy
  pay: OfferedPay
  variable?: number
  note?: string
  answer?: 'sent' | 'accepted'
}[] = [
  {
    vacancy: 'moscow',
    pay: { city: 'moscow', level: 2, amount: 40_000, basis: 'gross' },
    variable: 15_000,
    note: 'Премия — за выполнение плана',
    answer: 'accepted',
  },
  { vacancy: 'moscow', pay: { city: 'moscow', level: 2, amount: 42_000, basis: 'gross' } },
  { vacancy: 'moscow', pay: { city: 'moscow', level: 2, amount: 80_000, basis: 'gross' } },
  { vacancy: 'ekb', pay: { city: 'ekb', level: 3, amount: 36_000, basis: 'gross' } },
  {
    vacancy: 'spb',
    pay: { city: 'spb', level: 1, amount: 55_000, basis: 'net' },
    note: 'Может выйти через две недели',
    answer: 'sent',
  },
  { vacancy: 'nn', pay: { city: 'nn', level: 1, amount: 40_000, basis: 'gross' } },
  { vacancy: 'leading', pay: { city: 'moscow', level: 4, amount: 118_000, basis: 'net' } },
]

/** @param applicants the ids of those who applied to each vacancy, the likeliest to be offered something first */
export async function addOffers(
  db: Db,
  vacancies: DemoVacancies,
  applicants: Record<DemoVacancy, number[]>,
  by: number,
  now: Temporal.Instant,
): Promise<void> {
  const yardstick = await yardstickAt(db, now)
  const next = new Map<DemoVacancy, number>()
  for (const { vacancy, pay, variable = 0, note, answer } of offers) {
    const turn = next.get(vacancy) ?? 0
    next.set(vacancy, turn + 1)
    const candidate = applicants[vacancy][turn]
    if (candidate === undefined) continue
    const pack: PayPackage = { ...pay, variable, share: 1 }
    const finding = checkPay(pack, yardstick)
    const needsApproval = ruleFor(finding, yardstick.table.basis, false) === 'needs-approval'
    const { id } = await createOffer(
      db,
      { candidate, vacancy: vacancies[vacancy] },
      { pack, personLevel: undefined, finding, tableVersion: null, needsApproval, note },
      by,
      now,
    )
    if (answer) await takeOn(db, { id, needsApproval, until: answer }, by, now)
  }
}

/** Those who have passed an interview before the others. */
export async function likeliestFirst(
  db: Db,
  applicants: Record<DemoVacancy, number[]>,
): Promise<Record<DemoVacancy, number[]>> {
  const rows = await db
    .selectFrom('applications')
    .innerJoin('stages', 'stages.id', 'applications.stage_id')
    .select('candidate_id')
    .where('stages.kind', '=', 'passed')
    .where('applications.closed_at', 'is', null)
    .execute()
  const passed = new Set(rows.map(({ candidate_id }) => candidate_id))
  const order = (people: number[]) =>
    people.toSorted((one, other) => Number(passed.has(other)) - Number(passed.has(one)))
  return {
    moscow: order(applicants.moscow),
    spb: order(applicants.spb),
    ekb: order(applicants.ekb),
    nn: order(applicants.nn),
    leading: order(applicants.leading),
    filled: order(applicants.filled),
  }
}

const path: readonly Pick<OfferStep, 'act' | 'status'>[] = [
  { act: 'submit', status: 'waiting' },
  { act: 'approve', status: 'approved' },
  { act: 'send', status: 'sent' },
  { act: 'accept', status: 'accepted' },
]

/** Takes an offer as far as its answer; outside the band the manager approves it. */
async function takeOn(
  db: Db,
  offer: { id: number; needsApproval: boolean; until: OfferStep['status'] },
  by: number,
  now: Temporal.Instant,
) {
  const approver = await db.selectFrom('users').select('id').where('role', '=', 'manager').executeTakeFirstOrThrow()
  const steps = offer.needsApproval ? path : [{ act: 'submit', status: 'approved' } as const, ...path.slice(2)]
  const wanted = steps.slice(0, steps.findIndex(({ status }) => status === offer.until) + 1)
  for (const [index, step] of wanted.entries()) {
    const reason = step.act === 'submit' && offer.needsApproval ? 'Сильный кандидат, прошёл собеседование' : ''
    await moveOffer(
      db,
      offer.id,
      { ...step, reason, version: index + 1 },
      step.act === 'approve' ? approver.id : by,
      now.add({ minutes: 40 * index }),
    )
  }
}
