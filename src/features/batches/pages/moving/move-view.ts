import type { Temporal } from 'temporal-polyfill'
import type { FormView } from '../../../../web/forms/forms.ts'
import { dayOf } from '../../../../web/texts/days.ts'
import { teamDay } from '../../../../web/texts/team-zone.ts'
import type { Visitor } from '../../../../web/visitor.ts'
import type { ToldOfDay } from '../../../messages/reads/told-of-day.ts'
import { dayName } from '../../day-name.ts'
import type { Batch, Slot } from '../../reads/batches.ts'

type Moving = {
  batch: Batch
  slots: readonly Slot[]
  /** Null for somebody who may not write to people. */
  told: ToldOfDay | null
  now: Temporal.Instant
  form: FormView
}

/** The day as it stands, to be changed, and who hears of it. */
export function movePage({ batch, slots, told, now, form }: Moving, visitor: Visitor) {
  const { t, format } = visitor
  const [first] = slots
  const values = {
    date: batch.date,
    from: first ? format.time(first.starts_at, batch.time_zone) : '',
    place: batch.place,
    ...form.values,
    version: batch.version,
  }
  return {
    batch,
    ...form,
    values,
    heading: t('move-day.title-of', { title: batch.title, date: format.date(batch.date) }),
    day: dayName(batch.date, Number(teamDay(now).slice(0, 4)), visitor),
    today: dayOf(now, batch.time_zone),
    told: toldLines(told, visitor),
  }
}

const icons = { entries: 'clock', messages: 'mail', byHand: 'hand', invited: 'mail' } as const

function toldLines(told: ToldOfDay | null, { t }: Visitor) {
  if (told === null) return [{ icon: 'mail', text: t('move-day.silent') }]
  const ways = (Object.keys(icons) as (keyof ToldOfDay)[]).filter((way) => told[way] > 0)
  return ways.map((way) => ({ icon: icons[way], text: t(`move-day.told-${way}`, { count: told[way] }) }))
}
