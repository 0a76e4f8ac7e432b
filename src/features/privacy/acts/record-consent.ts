import type { Temporal } from 'temporal-polyfill'
import type { ConsentChannel } from '../../../db/schema/privacy.ts'
import { unfilledPlaces } from '../../../domain/lawful-text/unfilled-places.ts'
import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { applicationsToAgreeTo } from '../reads/consents.ts'
import { teamDay } from '../words.ts'
import { renewTerms } from '../../retention/acts/renew-terms.ts'

/** `application` null = for the talent pool, until a day. */
export type NewConsent = {
  application: number | null
  givenOn: string
  until: string | null
  wording: string
  channel: ConsentChannel
}

export type ConsentRefusal =
  | 'no-such-candidate'
  | 'no-such-application'
  | 'not-yet'
  | 'until-required'
  | 'until-too-early'
  | 'unfilled'

export type Recorded = { recorded: number } | { refused: ConsentRefusal }

/**
 * Writes down what a candidate has agreed to: nobody agrees to anything tomorrow, the talent pool has an end, an end
 * lies after the beginning, and nobody agrees to a text with a place that is not filled in.
 */
export function recordConsent(
  db: Db,
  candidate: number,
  consent: NewConsent,
  act: { by: number; at: Temporal.Instant },
): Promise<Recorded> {
  return db.transaction().execute(async (trx): Promise<Recorded> => {
    const { application, givenOn, until, wording, channel } = consent
    if (unfilledPlaces(wording).length > 0) return { refused: 'unfilled' }
    if (givenOn > teamDay(act.at)) return { refused: 'not-yet' }
    if (application === null && until === null) return { refused: 'until-required' }
    if (until !== null && until <= givenOn) return { refused: 'until-too-early' }
    if ((await holdPeople(trx, [candidate])).size === 0) return { refused: 'no-such-candidate' }
    const own = await applicationsToAgreeTo(trx, candidate)
    if (application !== null && !own.some(({ id }) => id === application)) return { refused: 'no-such-application' }
    const { id } = await trx
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
      .returning('id')
      .executeTakeFirstOrThrow()
    await renewTerms(trx, [candidate])
    return { recorded: id }
  })
}
