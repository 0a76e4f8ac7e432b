import type { FieldError } from '../../web/errors.ts'
import type { MessageValues } from '../../web/messages/index.ts'
import type { Formats } from '../../web/texts/formats.ts'
import type { Standing } from '../batches/reads/standing.ts'
import type { CancelRefusal } from './acts/cancel-invitation.ts'
import type { InviteRefusal, NotInvited, PersonRefusal } from './acts/invite.ts'
import type { MoveRefusal } from './acts/move-invitation.ts'

/** A refusal in words, beside the field it is about; pages and the API say the same. */
export type RefusalError = FieldError & { code: 400 | 409 }

export const personRefusals = [
  'no-such-candidate',
  'no-application',
  'application-closed',
  'hired',
  'overlapping-hours',
] as const satisfies readonly PersonRefusal[]

export function inviteRefusalError(refusal: InviteRefusal): RefusalError {
  const errors: Record<InviteRefusal, RefusalError> = {
    'no-such-batch': { code: 400, path: 'batch', message: 'api.no-such' },
    'not-open': { code: 409, path: 'batch', message: 'batch.not-open' },
    'vacancy-closed': { code: 409, path: 'batch', message: 'invitation.refused.vacancy-closed' },
    'no-such-slot': { code: 400, path: 'slot', message: 'api.no-such' },
    'slot-over': { code: 409, path: 'slot', message: 'invitation.refused.slot-over' },
  }
  return errors[refusal]
}

export function moveRefusalError(
  { refused, standing }: { refused: MoveRefusal; standing: Standing | null },
  format: Formats,
): RefusalError {
  if (refused === 'no-such-slot') return { code: 400, path: 'slot', message: 'api.no-such' }
  const values = whereWords(standing, format)
  return { code: 409, path: 'slot', message: `invitation.refused.${refused}`, values }
}

export function cancelRefusalError(refusal: CancelRefusal): RefusalError {
  return { code: 409, path: 'status', message: `invitation.refused.${refusal}` }
}

/** Why somebody was passed over. */
export function notInvitedError({ why, standing }: NotInvited, format: Formats): Omit<FieldError, 'path'> {
  const values = whereWords(standing, format)
  return why === 'no-such-candidate' ? { message: 'api.no-such' } : { message: `invitation.refused.${why}`, values }
}

/** The same for a call in which nobody could be invited. */
export function notInvitedErrors(people: readonly NotInvited[], format: Formats): FieldError[] {
  return people.map((one) => ({ path: `candidates.${one.candidate}`, ...notInvitedError(one, format) }))
}

function whereWords(standing: Standing | null, format: Formats): MessageValues {
  return standing === null
    ? { time: '', title: '' }
    : { time: format.dateTime(standing.starts_at, standing.time_zone), title: standing.title }
}
