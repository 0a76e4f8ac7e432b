import { Temporal } from 'temporal-polyfill'
import type { Language } from '../../db/schema/primitives.ts'
import { intlLocale } from '../../web/texts/intl-locale.ts'
import type { Formats } from '../../web/texts/formats.ts'
import type { Translate } from '../../web/messages/index.ts'

/** What an invitation tells a person. */
export type InvitationFacts = {
  name: string
  vacancy: string
  startsAt: string
  timeZone: string
  place: string | null
  contact: string | null
}

/** The placeholders that the team's own text can contain, in both languages, and the fact that replaces each. */
const placeholders: Record<string, keyof InvitationFacts | 'date' | 'time'> = {
  name: 'name',
  имя: 'name',
  vacancy: 'vacancy',
  вакансия: 'vacancy',
  date: 'date',
  дата: 'date',
  time: 'time',
  время: 'time',
  place: 'place',
  место: 'place',
  contact: 'contact',
  контакт: 'contact',
}

/**
 * The text of one person's invitation: the team's own with its {placeholders} filled in, or the built-in
 * one. It names nobody else, so it can be sent as it is.
 */
export function invitationText(
  facts: InvitationFacts,
  own: string | null,
  t: Translate,
  format: Formats,
  language: Language,
): string {
  const day = Temporal.Instant.from(facts.startsAt).toZonedDateTimeISO(facts.timeZone).toPlainDate()
  const locale = intlLocale[language]
  const values: Record<string, string> = {
    name: facts.name,
    vacancy: facts.vacancy,
    date: day.toLocaleString(locale, { weekday: 'long', day: 'numeric', month: 'long' }),
    time: format.time(facts.startsAt, facts.timeZone),
    place: facts.place ?? '',
    contact: facts.contact ?? '',
  }
  if (own)
    return own.replaceAll(
      /\{([^{}\s]+)\}/g,
      (all, word: string) => values[placeholders[word.toLowerCase()] ?? ''] ?? all,
    )
  return [
    t('invitation.text', {
      name: facts.name,
      vacancy: facts.vacancy,
      date: values['date'] ?? '',
      time: values['time'] ?? '',
    }),
    facts.place && t('invitation.text-place', { place: facts.place }),
    facts.contact && t('invitation.text-contact', { contact: facts.contact }),
    t('invitation.text-reply'),
  ]
    .filter(Boolean)
    .join('\n')
}
