import type { Temporal } from 'temporal-polyfill'
import type { ErasureTerm } from '../../domain/people/erasure-term.ts'
import { unfilledPlaces } from '../../domain/lawful-text/unfilled-places.ts'
import { dayOf } from '../../web/texts/days.ts'
import type { Visitor } from '../../web/visitor.ts'
import type { ConsentRow } from './reads/consents.ts'

export const teamDay = (now: Temporal.Instant): string => dayOf(now, 'Europe/Moscow')

/** By which day somebody must be erased, and why; overdue when that day is over. */
export function termView(term: ErasureTerm, today: string, { t, format }: Visitor) {
  const day = (date: string) => format.date(date, Number(today.slice(0, 4)))
  if (term.by === null) return { text: t('care.considered'), short: t('care.kept'), overdue: false }
  return {
    text: t(`care.by.${term.because}`, { day: day(term.by), since: day(term.since) }),
    short: t('care.until', { day: day(term.by) }),
    overdue: term.by < today,
  }
}

export function consentView(row: ConsentRow, today: string, { t, format }: Visitor) {
  const day = (date: string) => format.date(date, Number(today.slice(0, 4)))
  const gaps = unfilledPlaces(row.wording)
  return {
    id: row.id,
    purpose: row.title ?? t('consent.pool'),
    given: t('consent.given', { day: day(row.given_on), channel: t(`consent.channel.${row.channel}`) }),
    until: row.until && t('consent.until-day', { day: day(row.until) }),
    withdrawn: row.withdrawn_on && t('consent.withdrawn-day', { day: day(row.withdrawn_on) }),
    wording: row.wording,
    gap: gaps.length > 0 ? t('consent.has-gap', { places: gaps.join(', ') }) : null,
    recorded: { at: row.recorded_at, by: row.recorded_by },
  }
}
