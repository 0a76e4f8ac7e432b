import type { Generated } from 'kysely'
import type { RecordedFact, StageKind } from '../../domain/pipeline/stages.ts'

/** A column of a vacancy's board. One that was taken away stays, because the history leads through it. */
export type StageTable = {
  id: Generated<number>
  vacancy_id: number
  position: number
  kind: StageKind
  /** The team's own word; null = the usual word for its kind, in the language of whoever reads. */
  name: string | null
  removed_at: string | null
}

/** Who ended it: the team refused, or the candidate withdrew. */
export type EndedBy = 'team' | 'candidate'

export type ApplicationTable = {
  id: Generated<number>
  candidate_id: number
  vacancy_id: number
  created_at: string
  stage_id: number
  stage_entered_at: string
  /** Whether the stage is one where somebody is deciding: kept beside it for the index of those nobody may forget. */
  in_talks: Generated<0 | 1>
  owner_id: number | null
  next_step: string | null
  /** The day by which the next step is to be done. */
  next_due: string | null
  /** The first working day. */
  started_on: string | null
  /** Set when the candidate is out of this vacancy, with the reason and whose it was. */
  closed_at: string | null
  close_reason: string | null
  ended_by: EndedBy | null
  /** The file that brought it. */
  import_id: number | null
  version: Generated<number>
}

export type ApplicationAct = 'moved' | 'closed' | 'reopened' | 'owner' | 'step' | 'done' | 'started'

/** All that happened to an application after it was made; the time in each stage follows from `moved`. */
export type ApplicationEventTable = {
  id: Generated<number>
  application_id: number
  act: ApplicationAct
  from_stage_id: number | null
  to_stage_id: number | null
  /** What was recorded elsewhere and moved the application by itself; null when somebody moved it. */
  fact: RecordedFact | null
  owner_id: number | null
  /** The reason of a closure or the words of a step. */
  note: string | null
  /** The day a step is due, or the first working day. */
  day: string | null
  by_user: number | null
  /** The file that says so. */
  import_id: number | null
  at: string
}

/** A reason for closing that the team has added to the usual ones. */
export type CloseReasonTable = { id: Generated<number>; ended_by: EndedBy; wording: string }
