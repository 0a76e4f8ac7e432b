import type { Temporal } from 'temporal-polyfill'
import { reasonText } from '../../web/texts/close-reasons.ts'
import { teamDay } from '../../web/texts/team-zone.ts'
import { dayOf } from '../../web/texts/days.ts'
import type { Visitor } from '../../web/visitor.ts'
import { awaitsStart } from './application.ts'
import type { applicationsOf } from './reads/applications.ts'
import type { eventsOf } from './reads/events.ts'
import { daysText, stageName, stepView } from './words.ts'

type Row = Awaited<ReturnType<typeof applicationsOf>>[number]
type Event = Awaited<ReturnType<typeof eventsOf>>[number]

/** An event of an application that another feature stores. */
export type OtherEvent = { application_id: number; at: string; by: string | null; text: string }

/** An application on its candidate's page: its stage, its next step, and its history. */
export function applicationView(
  row: Row,
  events: readonly Event[],
  others: readonly OtherEvent[],
  now: Temporal.Instant,
  visitor: Visitor,
) {
  const { t, format } = visitor
  const day = (date: string) => format.date(date, Number(teamDay(now).slice(0, 4)))
  return {
    id: row.id,
    version: row.version,
    seen: `${row.id}.${row.version}`,
    vacancy: row.vacancy_id,
    title: row.title,
    since: day(dayOf(row.created_at, row.time_zone)),
    stage: row.stage_id,
    stageKind: row.stage_kind,
    stageName: stageName({ kind: row.stage_kind, name: row.stage_name }, t),
    days: daysText(row.stage_entered_at, now, t),
    owner: row.owner,
    step: stepView(row, teamDay(now), visitor),
    startedOn: row.started_on && day(row.started_on),
    mayStart: awaitsStart(row),
    closed:
      row.closed_at && t(`closure.because.${row.ended_by ?? 'team'}`, { reason: reasonText(row.close_reason, t) }),
    history: [
      ...events.map((event) => ({ ...event, text: withFile(event, eventText(event, day, visitor), visitor) })),
      ...others.map((event) => ({ ...event, fact: null })),
    ]
      .filter(({ application_id }) => application_id === row.id)
      .map(({ at, by, text, fact }) => ({ at, by, text, isConsequence: fact !== null })),
    appliedAt: row.created_at,
    timeZone: row.time_zone,
  }
}

function eventText(event: Event, day: (date: string) => string, { t }: Pick<Visitor, 't'>): string {
  const stage = event.to_kind ? stageName({ kind: event.to_kind, name: event.to_name }, t) : ''
  const [date, step] = [event.day ? day(event.day) : '', event.note ?? '']
  const words: Record<Event['act'], () => string> = {
    moved: () =>
      event.fact
        ? t('event.moved-because', { fact: t(`event.fact.${event.fact}`), stage })
        : t('event.moved', { stage }),
    closed: () => t('event.closed', { reason: reasonText(event.note, t) }),
    reopened: () => t('event.reopened', { stage }),
    owner: () => (event.owner ? t('event.owner', { name: event.owner }) : t('event.no-owner')),
    step: () => t('event.step', { step, date }),
    done: () => t('event.done', { step }),
    started: () => t('event.started', { date }),
  }
  return words[event.act]()
}

/** What a file said names the file. */
const withFile = ({ file }: Event, text: string, { t }: Pick<Visitor, 't'>): string =>
  file === null ? text : t('event.from-file', { text, file })
