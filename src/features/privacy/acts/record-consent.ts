import type { Temporal } from 'temporal-polyfill'
import type { ConsentChannel } from '../../../db/schema/privacy.ts'
import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { renewTerms } from '../../retention/acts/renew-terms.ts'

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
