import type { Temporal } from 'temporal-polyfill'
import { holdContacts, holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { CandidateFields } from '../candidate.ts'
import { candidateColumns } from './create-candidate.ts'
import { renewKeys } from './renew-keys.ts'
import { contactKeys, unlessContactsTaken, writeContacts, type ContactsRefused } from './write-contacts.ts'

/** A candidate as somebody has seen them: a change is refused when another one came in between. */
export type VersionedId = { id: number; version: number }

export type Changed = { changed: number } | ContactsRefused | { stale: true }

/** Replaces all fields of a candidate. Refused when a contact is somebody else's or nobody's. */
export function changeCandidate(
  db: Db,
  { id, version }: VersionedId,
  fields: CandidateFields,
  now: Temporal.Instant,
): Promise<Changed> {
  return unlessContactsTaken(db, id, fields, async (trx): Promise<Changed> => {
    await holdContacts(trx, contactKeys(fields))
    await holdPeople(trx, [id])
    const { numUpdatedRows } = await trx
      .updateTable('candidates')
      .set((eb) => ({ ...candidateColumns(fields), updated_at: now.toString(), version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return { stale: true }
    await trx.deleteFrom('candidate_contacts').where('candidate_id', '=', id).execute()
    await writeContacts(trx, id, fields)
    await renewKeys(trx, id)
    return { changed: id }
  })
}
