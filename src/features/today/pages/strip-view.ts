import type { Temporal } from 'temporal-polyfill'
import { currentSlot } from '../../../domain/scheduling/reception-queue.ts'
import { nameParts } from '../../../domain/people/names.ts'
import { cityName } from '../../../web/texts/cities.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { markOf, wordOfMark } from '../../batches/presence.ts'
import type { DayAhead, DayAsks } from '../day-ahead.ts'

/** How many people a time shows: a day with one time is a group, whose people stand in columns. */
const shownOfSlot = 8
const shownOfGroup = 32

/** In the order of the legend. */
const marks = ['promised', 'invited', 'unsure', 'declined', 'waiting', 'in-interview', 'done', 'missed'] as const

/** "Берёзкина А.", so that a day fits beside its times. */
function shortName(name: string): string {
  const { surname, given } = nameParts(name)
  return surname !== null && given !== null ? `${surname}\u00a0${given.slice(0, 1)}.` : name
}

export type Act = { href: string; label: string }

/** The one thing to do with a day now; null where the visitor may do nothing about it. */
export function mainAct(day: DayAhead, { t, may }: Pick<Visitor, 't' | 'may'>): Act | null {
  const address = `/batches/${day.batch.id}`
  const reception = { href: `${address}/reception`, label: t('home.reception') }
  if (!may('batches.plan')) return day.asks === 'closed' ? null : reception
  const acts: Record<DayAsks, Act | null> = {
    short: { href: `${address}/fill?more=${day.further}`, label: t('home.choose') },
    hopeless: { href: address, label: t('home.open') },
    silent: { href: `${address}/calls`, label: t('home.start-calls') },
    enough: reception,
    running: reception,
    over:
      day.advice.kind === 'results'
        ? { href: `${address}/results`, label: t('advice.button-results') }
        : { href: `${address}/close`, label: t('home.close-day') },
    closed: null,
  }
  return acts[day.asks]
}

/** A day of today: who is expected when, who waits, and the one thing to do. */
export function stripView(day: DayAhead, interviewers: readonly string[], now: Temporal.Instant, visitor: Visitor) {
  const { t, format, language } = visitor
  const { batch, slots, people: rows } = day
  const time = (instant: string) => format.time(instant, batch.time_zone)
  const shown = slots.length === 1 ? shownOfGroup : shownOfSlot
  const current = day.asks === 'running' ? currentSlot(slots, now.toString()) : undefined
  const open = day.asks !== 'closed'
  const present = new Set(rows.map((row) => markOf(row, open)))
  const main = mainAct(day, visitor)
  const reception = { href: `/batches/${batch.id}/reception`, label: t('home.reception') }
  return {
    id: batch.id,
    title: batch.title,
    facts: [
      t('home.facts', {
        city: cityName(batch, language),
        from: time(slots[0]?.starts_at ?? now.toString()),
        to: time(slots.at(-1)?.ends_at ?? now.toString()),
      }),
      ...(interviewers.length > 0 ? [interviewers.slice(0, 4).join(', ')] : []),
    ].join(' · '),
    ...saying(day, visitor),
    main,
    other: main && main.href !== reception.href ? reception : null,
    group: slots.length === 1,
    slots: slots.map((slot) => {
      const here = rows.filter(({ slot_id }) => slot_id === slot.id)
      return {
        time: time(slot.starts_at),
        isNow: slot.id === current?.id,
        people: here.slice(0, shown).map((row) => ({
          mark: markOf(row, open),
          word: wordOfMark(row, open, t),
          name: shortName(row.name),
        })),
        more: here.length > shown ? t('home.more-people', { count: here.length - shown }) : '',
      }
    }),
    legend: marks.filter((mark) => present.has(mark)).map((mark) => ({ mark, word: t(`mark.${mark}`) })),
  }
}

/** What there is to say about a day: what matters most in `strong`. */
function saying(day: DayAhead, { t, format }: Visitor) {
  const { batch, slots, asks } = day
  const { came, invited, unmarked, waiting, longest } = day.state
  const left = batch.goal - came
  const counts = { came, invited, goal: batch.goal, left }
  const reached = t(left > 0 ? 'home.came-left' : 'home.came-met', counts)
  if (asks === 'closed') return { strong: t('home.day-closed'), rest: '', said: reached }
  if (asks === 'over') {
    const marks = unmarked > 0 ? ` ${t('home.unmarked', { count: unmarked })}` : ''
    return { strong: `${t('home.day-over')}${marks}`, rest: '', said: reached }
  }
  if (asks !== 'running') {
    const starts = slots[0] ? t('home.starts', { time: format.time(slots[0].starts_at, batch.time_zone) }) : ''
    return { strong: starts, rest: '', said: calledText(day, t) }
  }
  if (!longest) return { strong: t('home.nobody-waits'), rest: '', said: reached }
  return {
    strong: t('home.waiting', { count: waiting }),
    rest: t(waiting === 1 ? 'home.waiting-one' : 'home.waiting-longest', longest),
    said: reached,
  }
}

/** "Позвали 6, обещают прийти 2." */
export function calledText({ state: { invited }, promised }: DayAhead, t: Visitor['t']): string {
  return invited === 0 ? t('home.nobody-called') : t('home.called', { invited, promised })
}
