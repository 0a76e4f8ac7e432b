import type { Temporal } from 'temporal-polyfill'
import type { ConsentChannel, ConsentTable } from '../../../db/schema/privacy.ts'
import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { renewTerms } from '../../retention/acts/renew-terms.ts'

export type ConsentRow = Awaited<ReturnType<typeof consentsOf>>[number]

/** What somebody has agreed to, in the order it was written down. */
export function consentsOf(db: Db, candidate: number) {
  return db
    .selectFrom('consents')
    .leftJoin('applications', 'applications.id', 'consents.application_id')
    .leftJoin('vacancies', 'vacancies.id', 'applications.vacancy_id')
    .select([
      'consents.id',
      'consents.application_id',
      'consents.given_on',
      'consents.until',
      'consents.wording',
      'consents.channel',
      'consents.withdrawn_on',
      'vacancies.title',
    ])
    .where('consents.candidate_id', '=', candidate)
    .orderBy('consents.id')
    .execute()
}

/** The vacancies a candidate may agree to be considered for. */
export function applicationsToAgreeTo(db: Db, candidate: number) {
  return db
    .selectFrom('applications')
    .innerJoin('vacancies', 'vacancies.id', 'applications.vacancy_id')
    .select(['applications.id', 'vacancies.title'])
    .where('applications.candidate_id', '=', candidate)
    .orderBy('applications.id', 'desc')
    .execute()
}

/** `application` null = for the talent pool, until a day. */
export type NewConsent = {
  application: number | null
  givenOn: string
  until: string | null
  wording: string
  channel: ConsentChannel
}

export function recordConsent(
  db: Db,
  candidate: number,
  consent: NewConsent,
  act: { by: number; at: Temporal.Instant },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { application, givenOn, until, wording, channel } = consent
    await holdPeople(trx, [candidate])
    await trx
      .insertInto('consents')
      .values({
        candidate_id: candidate,
        application_id: application,
        given_on: givenOn,
        until,
        wording,
        channel,
        recorded_by: act.by,
        recorded_at: act.at.toString(),
      })
      .execute()
    await renewTerms(trx, [candidate])
  })
}

/**
 * Writes down that a consent was taken back. @returns undefined when there is no such standing consent of this person
 */
export function withdrawConsent(
  db: Db,
  candidate: number,
  id: number,
  day: string,
): Promise<Pick<ConsentTable, 'application_id'> | undefined> {
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, [candidate])
    const withdrawn = await trx
      .updateTable('consents')
      .set({ withdrawn_on: day })
      .where('id', '=', id)
      .where('candidate_id', '=', candidate)
      .where('withdrawn_on', 'is', null)
      .returning('application_id')
      .executeTakeFirst()
    await renewTerms(trx, [candidate])
    return withdrawn
  })
}
