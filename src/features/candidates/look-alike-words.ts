import type { Db } from '../../db/open.ts'
import { cityName } from '../../web/texts/cities.ts'
import type { Visitor } from '../../web/visitor.ts'
import { contactsOf } from './reads/contacts.ts'
import { shownOf } from './reads/search.ts'
import type { LookAlike } from './reads/look-alikes.ts'

/** Somebody as people are told apart by: the name and what else is known at a glance. */
export type PersonView = { id: number; name: string; details: string }

export async function peopleById(
  db: Db,
  ids: readonly number[],
  { t, language }: Visitor,
): Promise<Map<number, PersonView>> {
  const [rows, contacts] = await Promise.all([shownOf(db, ids), contactsOf(db, ids)])
  const views = rows.map(({ id, name, name_ru, name_en, city_other, source }): [number, PersonView] => {
    const city = name_ru !== null && name_en !== null ? cityName({ name_ru, name_en }, language) : city_other
    const known = [
      ...contacts.filter(({ candidate_id }) => candidate_id === id).map(({ value }) => value),
      city,
      source,
    ].filter(Boolean)
    return [id, { id, name, details: known.join(' · ') || t('duplicates.nothing-else') }]
  })
  return new Map(views)
}

export async function lookAlikeViews(db: Db, all: readonly LookAlike[], visitor: Visitor) {
  const people = await peopleById(
    db,
    all.map(({ id }) => id),
    visitor,
  )
  return all.flatMap(({ id, by }) => {
    const person = people.get(id)
    return person ? { ...person, by: visitor.t(`duplicates.by.${by}`) } : []
  })
}
