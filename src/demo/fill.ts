import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../db/open.ts'
import type { SendAt } from './mail/send.ts'
import { addBatches } from './days/batches.ts'
import { addCare } from './hiring/care.ts'
import { addCandidates } from './hiring/candidates.ts'
import { addColleagues } from './colleagues.ts'
import { addComparison } from './hiring/comparison.ts'
import { fillVacancy } from './filled.ts'
import { addEmployer } from './hiring/employer.ts'
import { addHistory } from './days/history.ts'
import { addOffers, likeliestFirst } from './hiring/offers.ts'
import { addPayTables } from './hiring/pay-tables.ts'
import { randomFrom } from './random.ts'
import { addSteps } from './steps.ts'
import { addVacancies } from './hiring/vacancies.ts'
import { teamZone } from '../web/texts/team-zone.ts'

/**
 * Fills a base that holds only the reference data with a team's last months; the same ones on every start.
 *
 * @param send sends what was due by then; without it all mail still waits
 */
export async function fillDemo(db: Db, now: Temporal.Instant, send: SendAt = async () => {}): Promise<void> {
  const random = randomFrom(2026)
  const here = now.toZonedDateTimeISO(teamZone)
  const recruiter = await addColleagues(db, now)
  await addEmployer(db, recruiter, now)
  const vacancies = await addVacancies(db, recruiter, now)
  const applicants = await addCandidates(db, vacancies, now, random)
  await addHistory(db, here.toPlainDate(), random)
  await addBatches(db, vacancies, applicants, { by: recruiter, send }, here, random)
  await fillVacancy(db, vacancies.filled, applicants.filled, recruiter, now)
  await addPayTables(db, now)
  const likeliest = await likeliestFirst(db, applicants)
  await addOffers(
    db,
    vacancies,
    likeliest,
    recruiter,
    here.subtract({ days: 1 }).with({ hour: 15, minute: 20 }).toInstant(),
  )
  await addCare(db, applicants, recruiter, here, randomFrom(152))
  await addSteps(db, vacancies, recruiter, here, random)
  await addComparison(db, vacancies.ekb, likeliest.ekb, now, random)
}
