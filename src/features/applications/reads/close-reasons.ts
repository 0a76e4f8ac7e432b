import type { Db } from '../../../db/open.ts'
import type { EndedBy } from '../../../db/schema/applications.ts'

export type OwnCloseReason = { id: number; ended_by: EndedBy; wording: string }

/** The reasons for closing that the team has added to the usual ones. */
export function ownCloseReasons(db: Db): Promise<OwnCloseReason[]> {
  return db.selectFrom('close_reasons').selectAll().orderBy('ended_by').orderBy('id').execute()
}
