import type { Temporal } from 'temporal-polyfill'
import { dayOf } from '../../../web/texts/days.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { parts, type Entry, type Part } from './timeline-entries.ts'

/** What of the timeline is on the page: a part of it, after so many later entries. */
export type TimelinePage = { show?: Part | undefined; from?: number | undefined }

const entriesAtOnce = 15

/** Everything that happened, the newest first, by days. @param address of the candidate's page */
export function timelineView(
  all: readonly Entry[],
  { show, from = 0 }: TimelinePage,
  address: string,
  now: Temporal.Instant,
  visitor: Visitor,
) {
  const { t, format } = visitor
  const today = teamDay(now)
  const dayText = (day: string) => (day === today ? t('timeline.today') : format.date(day, Number(today.slice(0, 4))))
  const entries = newestFirst(all).filter(({ part }) => show === undefined || part === show)
  const here = entries.slice(from, from + entriesAtOnce)
  const left = entries.slice(from + entriesAtOnce)
  const addressOf = (page: TimelinePage) => {
    const query = new URLSearchParams()
    if (page.show) query.set('show', page.show)
    if (page.from) query.set('from', String(page.from))
    return `${address}${query.size > 0 ? `?${query.toString()}` : ''}#timeline`
  }
  const oldest = left.at(-1)
  return {
    tabs: [undefined, ...parts].map((part) => ({
      href: addressOf({ show: part }),
      label: t(part === undefined ? 'timeline.all' : `timeline.${part}`),
      isHere: part === show,
    })),
    days: [...Map.groupBy(here, ({ at, timeZone }) => dayOf(at, timeZone))].map(([day, shown]) => ({
      day: dayText(day),
      entries: shown.map((entry) => ({
        ...entry,
        time: format.time(entry.at, entry.timeZone),
        soft: [entry.by, ...entry.lines].filter(Boolean).join(' · '),
      })),
    })),
    isEmpty: entries.length === 0,
    later: from > 0 ? addressOf({ show, from: Math.max(0, from - entriesAtOnce) }) : null,
    earlier: oldest
      ? {
          href: addressOf({ show, from: from + entriesAtOnce }),
          label: t('timeline.earlier', { count: left.length, day: dayText(dayOf(oldest.at, oldest.timeZone)) }),
        }
      : null,
  }
}

/** What only follows from something else of the same instant stands in its lines: "came" and the stage it led to. */
function newestFirst(all: readonly Entry[]): Entry[] {
  const causes = all.filter(({ isConsequence }) => !isConsequence)
  const joined = new Map(causes.map((entry) => [entry, [...entry.lines]]))
  const alone = all.filter((entry) => {
    const cause = entry.isConsequence && causes.findLast(({ at, part }) => at === entry.at && part === 'meetings')
    if (cause) joined.get(cause)?.push(entry.title)
    return entry.isConsequence && !cause
  })
  const entries = [...causes.map((entry) => ({ ...entry, lines: joined.get(entry) ?? [] })), ...alone]
  return entries.toReversed().toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
}
