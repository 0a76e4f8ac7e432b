import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { candidateKeys } from '../../../domain/people/candidate/candidate-keys.ts'
import { factColumns, factsFrom, textsFrom } from '../../../domain/people/candidate/candidate-facts.ts'
import { levelOf } from '../../../domain/pay/offers/person-level.ts'
import { byKind } from '../contacts.ts'
import { findLevel } from '../reads/levels.ts'

/**
 * Updates the columns by which a candidate is found, compared with others and filtered: search text, keys of the name,
 * level. To be called after every change of a candidate's fields, contacts, notes or level.
 */
export async function renewKeys(db: Db, candidate: number): Promise<void> {
  // Held first: of two changes at once, each would compute the columns without the other's change.
  if ((await holdPeople(db, [candidate])).size === 0) return
  const person = await db
    .selectFrom('candidates')
    .select(['name', ...factColumns])
    .where('id', '=', candidate)
    .executeTakeFirstOrThrow()
  const contacts = await db
    .selectFrom('candidate_contacts')
    .select(['kind', 'key'])
    .where('candidate_id', '=', candidate)
    .orderBy('id')
    .execute()
  const notes = await db
    .selectFrom('candidate_notes')
    .select('text')
    .where('candidate_id', '=', candidate)
    .orderBy('id', 'desc')
    .execute()
  const facts = factsFrom(person)
  const texts = textsFrom((field) => facts[field])
  const note = [texts.note ?? '', ...notes.map(({ text }) => text)].join('\n')
  const level = await findLevel(db, candidate)
  const computed = level ? levelOf({ ...level.facts, experienceMonths: facts.experienceMonths }).level : null
  await db
    .updateTable('candidates')
    .set({
      ...candidateKeys({ name: person.name, ...byKind(contacts), ...texts, note }),
      level: level?.overrides[0]?.level ?? computed,
    })
    .where('id', '=', candidate)
    .execute()
}
