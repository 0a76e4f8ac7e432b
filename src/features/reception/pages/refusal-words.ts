import type { MessageKey } from '../../../web/messages/index.ts'
import type { ResultRefusal } from '../acts/record-result.ts'

/** What is said when something cannot be recorded of a person; all but the last two may name them. */
export const refusalWords = {
  'not-yet': 'reception.not-yet',
  'not-here': 'reception.not-here',
  'has-result': 'reception.has-result',
  'not-come': 'reception.not-come',
  'reason-needed': 'result.reason-needed',
  'note-needed': 'result.reason-needed',
} as const satisfies Record<ResultRefusal, MessageKey>

/** The field beside which a result that was refused is explained. */
export function fieldOf(refused: ResultRefusal): 'reason' | 'note' | 'result' {
  if (refused === 'reason-needed') return 'reason'
  return refused === 'note-needed' ? 'note' : 'result'
}
