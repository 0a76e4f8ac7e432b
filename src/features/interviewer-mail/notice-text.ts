import { translateInto } from '../../web/messages/index.ts'
import { cityName } from '../../web/texts/cities.ts'
import { dayOf } from '../../web/texts/days.ts'
import { formatsFor } from '../../web/texts/formats.ts'
import type { NoticeFacts } from './reads/notice-facts.ts'

/** A mail to an interviewer in their language: what became of the day, and how it is now. */
export function noticeText(facts: NoticeFacts, publicUrl: string): { subject: string; text: string; link: string } {
  const { language, time_zone, title, starts_at, ends_at, started_at } = facts
  const t = translateInto(language)
  const format = formatsFor(language)
  const dayAt = (instant: string) => format.dayOfWeek(dayOf(instant, time_zone))
  const timeAt = (instant: string) => format.time(instant, time_zone)
  const what = facts.status === 'cancelled' ? 'off' : facts.is_new === 1 ? 'new' : 'changed'
  const link = `${publicUrl}/batches/${facts.batch}`
  const hours = { day: dayAt(starts_at), from: timeAt(starts_at), until: timeAt(ends_at) }
  const wasAt = what === 'changed' && started_at !== null && started_at !== starts_at ? started_at : null
  const lines = [
    t(`interviewer-mail.text-${what}`, { title }),
    '',
    t('interviewer-mail.when', { ...hours, city: cityName(facts, language) }),
    ...(wasAt === null ? [] : [t('interviewer-mail.before', { day: dayAt(wasAt), from: timeAt(wasAt) })]),
    ...(what === 'off' || facts.place === null ? [] : [t('interviewer-mail.place', { place: facts.place })]),
    ...(what === 'off' ? [] : [t('interviewer-mail.at-once', { count: facts.interviewers })]),
    '',
    link,
    '',
    t('interviewer-mail.switch-off', { link: `${publicUrl}/settings/calendar` }),
  ]
  return { subject: t(`interviewer-mail.subject-${what}`, { title, day: hours.day }), text: lines.join('\n'), link }
}
