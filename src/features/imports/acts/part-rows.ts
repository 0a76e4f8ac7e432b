import type { Transaction } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { holdContacts, holdPeople, holdVacancy } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { factsFrom, noFacts, toColumns } from '../../../domain/people/candidate/candidate-facts.ts'
import type { CandidateFacts } from '../../../domain/people/candidate/fields.ts'
import { namesAgree } from '../../../domain/people/duplicates.ts'
import { writeCandidate } from '../../candidates/acts/create-candidate.ts'
import { renewKeys } from '../../candidates/acts/renew-keys.ts'
import { writeContacts } from '../../candidates/acts/write-contacts.ts'
import { fieldsFrom } from '../../candidates/candidate.ts'
import { byKind } from '../../candidates/contacts.ts'
import { renewTerms } from '../../retention/acts/renew-terms.ts'
import { doubtfulRowsAbout, type DoubtfulRow } from '../reads/doubtful-rows.ts'

type Trx = Transaction<Schema>

type NewPerson = { id: number; name: string }

/** The people made of the rows; fewer than rows where two are about one person, or the person is there already. */
export type Parted = { parted: NewPerson[] } | { refused: 'no-such-rows' }

/**
 * Makes people of their own of the rows whose contacts somebody has under another name, each with what its row said:
 * its contacts move, what the other one got from it is taken back, and it applies for the file's vacancy if that is
 * open. Applications, interviews, offers and notes stay with the one who has them.
 */
export function partRows(
  db: Db,
  { file, candidate }: { file: number; candidate: number },
  now: Temporal.Instant,
): Promise<Parted> {
  return db.transaction().execute(async (trx): Promise<Parted> => {
    const seen = await doubtfulRowsAbout(trx, file, candidate)
    const about = await trx.selectFrom('imports').select('vacancy_id').where('id', '=', file).executeTakeFirst()
    const vacancy = about?.vacancy_id ?? null
    const isOpen = vacancy !== null && (await holdVacancy(trx, vacancy))?.closed_at === null
    await holdContacts(
      trx,
      seen.flatMap(({ contacts }) => contacts.map(({ key }) => key)),
    )
    await holdPeople(trx, [candidate])
    // Held now: somebody else may have parted or merged them a moment ago.
    const rows = await doubtfulRowsAbout(trx, file, candidate)
    if (rows.length === 0) return { refused: 'no-such-rows' }
    await takeBack(trx, candidate, rows, now)
    const parted: NewPerson[] = []
    for (const row of rows) {
      const { free, owners } = await contactsNow(trx, candidate, row)
      if (free.length === 0) continue
      await trx
        .deleteFrom('candidate_contacts')
        .where(
          'key',
          'in',
          free.map(({ key }) => key),
        )
        .execute()
      const same = owners.find(({ name }) => namesAgree(name, row.name))
      if (same) await addContacts(trx, same.id, free)
      else {
        const fields = { ...fieldsFrom(row.name, row.facts, free), vacancy: isOpen ? vacancy : null }
        parted.push({ id: await writeCandidate(trx, fields, now.toString(), file), name: row.name })
      }
    }
    await trx
      .deleteFrom('import_doubts')
      .where(
        'id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute()
    await renewKeys(trx, candidate)
    await renewTerms(trx, [candidate])
    return { parted }
  })
}

/** Of a row's contacts those that are nobody's or still the candidate's, and who has the others by now. */
async function contactsNow(trx: Trx, candidate: number, { contacts }: DoubtfulRow) {
  const rows = await trx
    .selectFrom('candidate_contacts')
    .innerJoin('candidates', 'candidates.id', 'candidate_id')
    .select(['key', 'candidates.id', 'candidates.name'])
    .where(
      'key',
      'in',
      contacts.map(({ key }) => key),
    )
    .execute()
  const owners = rows.filter(({ id }) => id !== candidate)
  return { free: contacts.filter(({ key }) => !owners.some((owner) => owner.key === key)), owners }
}

async function addContacts(trx: Trx, candidate: number, contacts: DoubtfulRow['contacts']): Promise<void> {
  await writeContacts(trx, candidate, byKind(contacts))
  await trx
    .updateTable('candidates')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', candidate)
    .execute()
  await renewKeys(trx, candidate)
}

/** Empties the fields that were filled from the rows, where nobody has changed them since. */
async function takeBack(trx: Trx, candidate: number, rows: readonly DoubtfulRow[], now: Temporal.Instant) {
  const person = await trx.selectFrom('candidates').selectAll().where('id', '=', candidate).executeTakeFirstOrThrow()
  const facts = factsFrom(person)
  const given: Partial<CandidateFacts> = Object.assign({}, ...rows.map((row) => row.given ?? {}))
  const names = (Object.keys(given) as (keyof CandidateFacts)[]).filter((name) => facts[name] === given[name])
  const emptied = Object.fromEntries(names.map((name) => [name, noFacts[name]]))
  await trx
    .updateTable('candidates')
    .set((eb) => ({ ...toColumns(emptied), updated_at: now.toString(), version: eb('version', '+', 1) }))
    .where('id', '=', candidate)
    .execute()
}
