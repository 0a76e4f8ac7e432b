import { meanRate } from '../../../domain/chances/show-rate.ts'
import { type Considered, expectedWaits } from '../../../domain/turnout/evaluation/fairness.ts'
import type { Db } from '../../../db/open.ts'
import { storedRate } from '../../../domain/chances/stored-rate.ts'

export type Applicant = Omit<Considered, 'chance' | 'expectedWait'> & { candidateId: number; vacancyId: number }

/** Candidates of vacancies for which a batch was held, by whether they were ever invited, and how long they waited. */
export async function considered(db: Db): Promise<Applicant[]> {
  const rows = await db
    .selectFrom('applications')
    .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
    .select((eb) => [
      'applications.candidate_id',
      'applications.vacancy_id',
      'candidates.source',
      eb
        .selectFrom('invitations')
        .innerJoin('batches', 'batches.id', 'invitations.batch_id')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('invitations.candidate_id', '=', 'applications.candidate_id')
        .whereRef('batches.vacancy_id', '=', 'applications.vacancy_id')
        .where('invitations.walk_in', '=', 0)
        .as('invitations'),
      eb
        .selectFrom('invitations')
        .innerJoin('batches', 'batches.id', 'invitations.batch_id')
        .select((inner) => inner.fn.max('invitations.called_in_at').as('called'))
        .whereRef('invitations.candidate_id', '=', 'applications.candidate_id')
        .whereRef('batches.vacancy_id', '=', 'applications.vacancy_id')
        .where('invitations.status', '=', 'active')
        .as('called_in_at'),
      eb
        .selectFrom('invitations')
        .innerJoin('batches', 'batches.id', 'invitations.batch_id')
        .select((inner) => inner.fn.max('invitations.arrived_at').as('arrived'))
        .whereRef('invitations.candidate_id', '=', 'applications.candidate_id')
        .whereRef('batches.vacancy_id', '=', 'applications.vacancy_id')
        .where('invitations.status', '=', 'active')
        .where('invitations.called_in_at', 'is not', null)
        .as('arrived_at'),
    ])
    .where((eb) =>
      eb.exists(
        eb.selectFrom('batches').select('batches.id').whereRef('batches.vacancy_id', '=', 'applications.vacancy_id'),
      ),
    )
    .execute()
  return rows.map(({ candidate_id, vacancy_id, source, invitations, called_in_at, arrived_at }) => ({
    candidateId: candidate_id,
    vacancyId: vacancy_id,
    source: source ?? '',
    invited: Number(invitations) > 0,
    wait: called_in_at && arrived_at ? Math.max(0, (Date.parse(called_in_at) - Date.parse(arrived_at)) / 60_000) : null,
  }))
}

/** Days enough for a mean; older plans say little about how people are treated now. */
const daysLookedAt = 200

/** The key of an applicant in `plannedWaits`. */
export function applicantKey(candidateId: number, vacancyId: number): string {
  return `${candidateId} ${vacancyId}`
}

/**
 * Minutes that everybody invited to a flow day has to expect to wait, should they come, by the chances stated when they
 * were invited. By applicant; who was invited to several days of a vacancy has the latest one's.
 */
export async function plannedWaits(db: Db): Promise<Map<string, number>> {
  const days = await db
    .selectFrom('batches')
    .select(['id', 'vacancy_id', 'minutes', 'rate_json'])
    .where('format', '=', 'flow')
    .where('status', '!=', 'cancelled')
    .orderBy('date', 'desc')
    .orderBy('id', 'desc')
    .limit(daysLookedAt)
    .execute()
  const ids = [0, ...days.map(({ id }) => id)]
  const slots = await db
    .selectFrom('slots')
    .select(['id', 'batch_id', 'interviewers'])
    .where('batch_id', 'in', ids)
    .orderBy('position')
    .execute()
  const invited = await db
    .selectFrom('invitations')
    .select(['slot_id', 'candidate_id', 'chance'])
    .where('batch_id', 'in', ids)
    .where('status', '=', 'active')
    .where('walk_in', '=', 0)
    .execute()
  const slotsOf = Map.groupBy(slots, (slot) => slot.batch_id)
  const invitedTo = Map.groupBy(invited, (row) => row.slot_id)
  const waits = new Map<string, number>()
  for (const day of days.toReversed()) {
    const usual = meanRate(storedRate(day.rate_json))
    const ofDay = (slotsOf.get(day.id) ?? []).map(({ id, interviewers }) => ({
      people: invitedTo.get(id) ?? [],
      interviewers,
    }))
    const expected = expectedWaits(
      ofDay.map(({ people, interviewers }) => ({ chances: people.map(({ chance }) => chance ?? usual), interviewers })),
      day.minutes,
    )
    for (const [index, { people }] of ofDay.entries()) {
      for (const { candidate_id } of people) waits.set(applicantKey(candidate_id, day.vacancy_id), expected[index]!)
    }
  }
  return waits
}
