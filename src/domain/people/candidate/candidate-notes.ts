import type { Cell } from '../../tables/cells.ts'
import type { PayRefusal } from '../expected-pay.ts'
import type { PipelineNote } from '../../pipeline/told-application.ts'
import type { CandidateColumn } from './candidate-columns.ts'

/** What a row holds for a field; of several columns all, one below the other. */
export type ReadField = (field: CandidateColumn) => Cell

/** A value of a row that was let go, and why. */
export interface CandidateNote {
  field: CandidateColumn
  code: ContactNote | 'experience-unreadable' | PayRefusal | PipelineNote['code']
  /** The wording that nobody has explained. */
  detail?: string
}

/**
 * `…-none` stands for no contact at all; `link-of-many` leads to a page that is not about one person; a number that is
 * `doubtful` may be that of another country. What is doubtful, and an extension, are kept with what else is noted.
 */
export type ContactNote =
  | 'phone-unreadable'
  | 'email-unreadable'
  | 'profile-unreadable'
  | 'phone-doubtful'
  | 'phone-extension'
  | 'phone-none'
  | 'email-none'
  | 'link-of-many'

/** Why nobody can be recognised by what a row says. */
export type NoContact = 'contact-missing' | 'contact-unreadable' | 'contact-none' | 'contact-doubtful' | 'link-of-many'

/** `detail` is the number that a doubtful one may be. */
export type RowRefused = { reason: 'name-missing' | 'example' | NoContact; field: CandidateColumn; detail?: string }

/** What cannot be made a value of its field stays as it was written, under the heading of its column. */
export const underHeading = (heading: string, text: string): string => [heading, text].filter(Boolean).join(': ')
