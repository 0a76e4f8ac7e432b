import type { FieldError } from '../../web/errors.ts'
import type { Formats } from '../../web/texts/formats.ts'
import type { DayMoved, MoveDayRefusal } from './acts/move-batch.ts'

/** Why a day cannot be moved, beside the field it is about; pages and the API say the same. */
export function moveDayErrors(refusal: Extract<DayMoved, { refused: string }>, format: Formats): FieldError[] {
  if (refusal.refused === 'overlapping-hours')
    return refusal.people.map(({ name, starts_at, time_zone, title }) => ({
      path: 'from',
      message: 'move-day.overlapping-hours',
      values: { name, time: format.dateTime(starts_at, time_zone), title },
    }))
  if (refusal.refused === 'engaged')
    return refusal.interviewers.map(({ name, starts_at, time_zone, title }) => ({
      path: 'despite',
      message: 'batch.clash-interviewer',
      values: { name, time: format.dateTime(starts_at, time_zone), title },
    }))
  return [plain[refusal.refused]]
}

const plain: Record<MoveDayRefusal, FieldError> = {
  'no-such-batch': { path: 'status', message: 'api.no-such' },
  'not-open': { path: 'status', message: 'batch.not-open' },
  begun: { path: 'status', message: 'move-day.begun' },
  'nothing-new': { path: 'date', message: 'move-day.nothing-new' },
  past: { path: 'from', message: 'move-day.past' },
}
