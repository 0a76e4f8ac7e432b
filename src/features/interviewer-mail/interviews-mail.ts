import { cityName } from '../../web/texts/cities.ts'
import { dayOf } from '../../web/texts/days.ts'
import type { ColleagueMailSource } from '../mail/colleague-mail.ts'
import { dayFacts } from './reads/day-facts.ts'
import { wantsMail } from './reads/wants-mail.ts'

/** Tells an interviewer what became of a day of theirs and how it is now: `tell-interviewers.ts` queues it. */
export const interviewsMail: ColleagueMailSource = {
  kind: 'interviews',
  onlyOnce: false,
  compose: async ({ config: { publicUrl }, database: { db } }, mail, { t, format, language }) => {
    const { subject_id: batch, user_id, known } = mail
    const day = await dayFacts(db, batch)
    if (!day || day.status === 'closed' || !(await wantsMail(db, user_id))) return null
    const isOff = day.status === 'cancelled'
    // Who has not heard of a day need not hear that it is off.
    if (isOff && known === null) return null
    const { title, starts_at, ends_at, time_zone, place } = day
    const dayAt = (instant: string) => format.dayOfWeek(dayOf(instant, time_zone))
    const timeAt = (instant: string) => format.time(instant, time_zone)
    const what = isOff ? 'off' : known === null ? 'new' : 'changed'
    const link = `${publicUrl}/batches/${batch}`
    const hours = { day: dayAt(starts_at), from: timeAt(starts_at), until: timeAt(ends_at) }
    const wasAt = isOff || known === starts_at ? null : known
    const lines = [
      t(`interviewer-mail.text-${what}`, { title }),
      '',
      t('interviewer-mail.when', { ...hours, city: cityName(day, language) }),
      ...(wasAt === null ? [] : [t('interviewer-mail.before', { day: dayAt(wasAt), from: timeAt(wasAt) })]),
      ...(isOff || place === null ? [] : [t('interviewer-mail.place', { place })]),
      ...(isOff ? [] : [t('interviewer-mail.at-once', { count: day.interviewers })]),
      '',
      link,
      '',
      t('interviewer-mail.switch-off', { link: `${publicUrl}/settings/calendar` }),
    ]
    return { subject: t(`interviewer-mail.subject-${what}`, { title, day: hours.day }), text: lines.join('\n'), link }
  },
}
