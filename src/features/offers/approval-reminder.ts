import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import { remindApproverAt } from '../../domain/pay/offers/approval-reminder.ts'
import { teamZone } from '../../web/texts/team-zone.ts'
import { askedApprovers } from '../approvals/reads/asked-approvers.ts'
import type { ColleagueMailSource } from '../mail/colleague-mail.ts'
import { stateOf } from './offer.ts'
import { findOffer } from './reads/find-offer.ts'

const kind = 'offer-approval'

/** A reminder that cannot be sent for so long comes too late to be one. */
const usefulFor = { hours: 48 }

/** Whether an approval that was asked for is due for a reminder. */
export const isOverdue = (askedAt: string | null, now: Temporal.Instant): boolean =>
  askedAt !== null && Temporal.Instant.compare(remindApproverAt(Temporal.Instant.from(askedAt), teamZone), now) <= 0

/**
 * Reminds those who are asked to approve an offer, once each time it comes to them. Of the person nothing is said: a
 * mail may be read by others, and the page is one tap away.
 */
export const approvalReminder: ColleagueMailSource = {
  kind,
  onlyOnce: true,
  queue: async (db, now) => {
    for (const { id, asked_at } of await notReminded(db, now)) {
      const offer = await findOffer(db, id)
      if (!offer || offer.asked_at !== asked_at) continue
      const asked = new Set((await askedApprovers(db, stateOf(offer), now)).map((approver) => approver.id))
      const at = now.toString()
      const mails = [...asked].map(
        (user_id) =>
          ({
            kind,
            user_id,
            subject_id: id,
            about: asked_at,
            next_attempt_at: at,
            expires_at: now.add(usefulFor).toString(),
            created_at: at,
          }) as const,
      )
      if (mails.length === 0) continue
      await db
        .insertInto('colleague_mails')
        .values(mails)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
  },
  compose: async ({ config, database: { db }, now }, mail, { t, format }) => {
    const offer = await findOffer(db, mail.subject_id)
    if (offer?.status !== 'waiting' || offer.asked_at !== mail.about) return null
    const asked = (await askedApprovers(db, stateOf(offer), now())).find(({ id }) => id === mail.user_id)
    if (!asked) return null
    const values = { vacancy: offer.vacancy, time: format.dateTime(offer.asked_at, teamZone) }
    const link = new URL(`/offers/${offer.id}`, config.publicUrl).href
    const paragraphs = [
      t('approval-mail.text', values),
      ...(asked.instead ? [t('approval-mail.instead', { name: asked.instead.name })] : []),
      link,
    ]
    return { subject: t('approval-mail.subject', values), text: paragraphs.join('\n\n'), link }
  },
}

/** Offers that have waited for a working day, and nobody was reminded of since they were asked. */
async function notReminded(db: Db, now: Temporal.Instant) {
  const rows = await db
    .selectFrom('offers')
    .select(['id', 'asked_at'])
    .where('status', '=', 'waiting')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('colleague_mails')
            .select('colleague_mails.id')
            .where('kind', '=', kind)
            .whereRef('subject_id', '=', 'offers.id')
            .whereRef('about', '=', 'offers.asked_at'),
        ),
      ),
    )
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, asked_at }) => (asked_at !== null && isOverdue(asked_at, now) ? [{ id, asked_at }] : []))
}
