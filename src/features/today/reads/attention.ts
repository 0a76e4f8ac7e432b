import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { Permission } from '../../../web/security/permissions.ts'
import { contactBy } from '../../../domain/pipeline/forgotten.ts'
import { dueFor, forgottenOf } from '../../my-day/reads/due.ts'
import { passedWithoutOffer } from '../../my-day/reads/passed-without-offer.ts'
import { countWaitingFor } from '../../offers/reads/count-waiting.ts'
import { offersWaitingFor } from '../../offers/reads/list-offers.ts'
import { offerNews } from '../../offers/reads/offer-news.ts'
import { anyDue } from '../../privacy/reads/erasures.ts'
import { daysLeftOpen } from './days-left-open.ts'

export type Attention = Awaited<ReturnType<typeof attentionFor>>

/** Nothing is counted further than this, so that the page stays as quick as it is in a small database. */
export const countedAtMost = 99

type Reader = { me: number; now: Temporal.Instant; today: string; may: (permission: Permission) => boolean }

/** What waits for somebody, apart from the days to come: only what they may do something about. */
export async function attentionFor(db: Db, { me, now, today, may }: Reader) {
  const [edits, offers, plans] = [may('candidates.edit'), may('offers.make'), may('batches.plan')]
  const week = contactBy(today)
  return {
    news: await offerNews(db, me),
    toApprove: may('offers.approve') ? await countWaitingFor(db, me, now) : 0,
    firstToApprove: may('offers.approve') ? await offersWaitingFor(db, me, now) : [],
    passed: offers ? await passedWithoutOffer(db, countedAtMost + 1) : [],
    leftOpen: (plans || may('results.record') ? await daysLeftOpen(db, today) : []).filter(
      ({ open, missing }) => (open && plans) || missing > 0,
    ),
    due: edits
      ? (await dueFor(db, me, undefined, countedAtMost + 1)).rows.filter(
          ({ next_due }) => next_due !== null && next_due <= today,
        )
      : [],
    forgotten: edits ? await forgottenOf(db, me, week) : [],
    unowned: edits ? await forgottenOf(db, null, week) : [],
    erasureDue: edits && (await anyDue(db, week)),
  }
}
