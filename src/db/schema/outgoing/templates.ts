import type { Generated } from 'kysely'
import type { MessageKind } from '../../../domain/messages/wordings.ts'
import type { Flag, Language } from '../primitives.ts'

/** A text of the team's own in one language; the built-in ones have no row. */
export type MessageTemplateTable = {
  id: Generated<number>
  kind: MessageKind
  step: string
  /** The trial of which this is the other wording; 0 for the team's text. */
  trial_id: number
  language: Language
  subject: string
  body: string
  updated_by: number | null
  updated_at: string
}

/** How the team sends: one row with the id 1, or none where nobody has changed anything. */
export type SendingSettingsTable = {
  id: number
  sender: string | null
  reply_to: string | null
  contact: string | null
  /** Minutes of the day between which people may be written to. */
  quiet_from: number
  quiet_until: number
  steps_json: string
  email: Flag
  gateway: Flag
  /** Whether links to messengers of foreign owners are offered. */
  foreign_messengers: Flag
  version: number
}

/** Who hires and who signs: one row with the id 1, or none where nobody has said anything. */
export type EmployerTable = {
  id: number
  name: string
  address: string | null
  signer: string | null
  signer_position: string | null
  version: number
  updated_by: number | null
  updated_at: string | null
}

/** The team's own letter with an offer in one language; the built-in ones have no row. */
export type LetterTemplateTable = {
  language: Language
  title: string
  body: string
  updated_by: number | null
  updated_at: string
}

/** The steps of a day that has its own. */
export type BatchStepsTable = { batch_id: number; steps_json: string }

export type MessageTrialTable = {
  id: Generated<number>
  name: string
  kind: MessageKind
  step: string
  /** The other timing of a step; null where the wordings differ. */
  lead_json: string | null
  /** So many people are drawn for both together. */
  planned: number
  started_by: number | null
  started_at: string
  ended_at: string | null
}

export type MessageTrialPersonTable = {
  id: Generated<number>
  trial_id: number
  invitation_id: number
  arm: 'a' | 'b'
  drawn_at: string
}
