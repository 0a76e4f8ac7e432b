import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import type { OfferedPay } from '../../domain/pay/offers/offer-check.ts'
import { offerRights } from '../../domain/pay/offers/offer-status.ts'
import { noTerms, type OfferTerms } from '../../domain/pay/offers/offer-terms.ts'
import { createOffer } from '../../features/offers/acts/create-offer.ts'
import { moveOffer } from '../../features/offers/acts/move-offer.ts'
import type { StepAct } from '../../features/offers/offer.ts'
import type { Role } from '../../db/schema/primitives.ts'
import { teamZone } from '../../web/texts/team-zone.ts'
import type { DemoVacancies, DemoVacancy } from './vacancies.ts'

/** Offers of several verdicts: within the band and outside it, one of them with a bonus on top. */
const offers: {
  vacancy: DemoVacancy
  pay: Omit<OfferedPay, 'city'>
  variable?: number
  note?: string
  answer?: 'sent' | 'accepted'
}[] = [
  {
    vacancy: 'moscow',
    pay: { level: 2, amount: 40_000, basis: 'gross' },
    variable: 15_000,
    note: 'Премия — за выполнение плана',
    answer: 'accepted',
  },
  { vacancy: 'moscow', pay: { level: 2, amount: 42_000, basis: 'gross' } },
  { vacancy: 'moscow', pay: { level: 2, amount: 80_000, basis: 'gross' } },
  { vacancy: 'ekb', pay: { level: 3, amount: 36_000, basis: 'gross' } },
  {
    vacancy: 'spb',
    pay: { level: 1, amount: 55_000, basis: 'net' },
    note: 'Может выйти через две недели',
    answer: 'sent',
  },
  { vacancy: 'nn', pay: { level: 1, amount: 40_000, basis: 'gross' } },
  { vacancy: 'leading', pay: { level: 4, amount: 118_000, basis: 'net' } },
]

/** @param applicants the ids of those who applied to each vacancy, the likeliest to be offered something first */
export async function addOffers(
  db: Db,
  vacancies: DemoVacancies,
  applicants: Record<DemoVacancy, number[]>,
  by: number,
  now: Temporal.Instant,
): Promise<void> {
  const next = new Map<DemoVacancy, number>()
  for (const { vacancy, pay, variable = 0, note, answer } of offers) {
    const turn = next.get(vacancy) ?? 0
    next.set(vacancy, turn + 1)
    const candidate = applicants[vacancy][turn]
    if (candidate === undefined) continue
    const result = await createOffer(
      db,
      {
        candidate,
        vacancy: vacancies[vacancy],
        pay: { ...pay, variable, share: 1 },
        terms: answer ? termsFrom(now) : noTerms,
        personLevel: undefined,
        note,
      },
      { by, at: now, rights: offerRights },
    )
    if ('refused' in result) throw new Error(`The demo's offer for ${vacancy} was refused: ${result.refused}`)
    const { created: id, needsApproval } = result
    if (answer) await takeOn(db, { id, needsApproval, until: answer }, by, now)
  }
}

/** What is offered beside pay to those who have a letter. */
function termsFrom(now: Temporal.Instant): OfferTerms {
  const today = now.toZonedDateTimeISO(teamZone).toPlainDate()
  return {
    ...noTerms,
    startOn: today.add({ days: 21 }).toString(),
    validUntil: today.add({ days: 7 }).toString(),
    probationMonths: 3,
    schedule: '5/2, с 9:00 до 18:00',
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

/** The steps of an offer that go well, in order; only an exception is approved. */
const steps: readonly StepAct[] = ['submit', 'approve', 'send', 'accept']

/** Takes an offer as far as its answer; outside the band the manager approves it, and the administrator after them. */
async function takeOn(
  db: Db,
  offer: { id: number; needsApproval: boolean; until: 'sent' | 'accepted' },
  by: number,
  now: Temporal.Instant,
) {
  const oneOf = (role: Role) => db.selectFrom('users').select('id').where('role', '=', role).executeTakeFirstOrThrow()
  const [manager, administrator] = [await oneOf('manager'), await oneOf('administrator')]
  const last = offer.until === 'sent' ? 'send' : 'accept'
  const wanted = steps.filter((act) => act !== 'approve' || offer.needsApproval)
  let version = 1
  const take = async (act: StepAct, actor: number) => {
    const reason = act === 'submit' && offer.needsApproval ? 'Сильный кандидат, прошёл собеседование' : ''
    const result = await moveOffer(
      db,
      { offer: offer.id, act, reason, version, confirmed: true },
      { by: actor, at: now.add({ minutes: 40 * (version - 1) }), rights: offerRights },
    )
    if (!('moved' in result)) throw new Error(`The demo's offer ${offer.id} could not go on: ${act}`)
    version += 1
    return result.awaits
  }
  for (const act of wanted.slice(0, wanted.indexOf(last) + 1)) {
    const next = await take(act, act === 'approve' ? manager.id : by)
    if (next === 'administrator') await take(act, administrator.id)
  }
}
