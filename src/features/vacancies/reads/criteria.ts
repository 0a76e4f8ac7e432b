import type { Db } from '../../../db/open.ts'
import type { Criterion } from '../criterion.ts'

function inOrder(db: Db, vacancy: number) {
  return db
    .selectFrom('criteria')
    .select(['id', 'group', 'key', 'name', 'weight', 'on_group_sheet'])
    .where('vacancy_id', '=', vacancy)
    .orderBy('position')
    .orderBy('id')
}

/** The criteria of a vacancy now, in their order. */
export function criteriaOf(db: Db, vacancy: number): Promise<Criterion[]> {
  return inOrder(db, vacancy).where('removed_at', 'is', null).execute()
}

/** Some criteria of a vacancy, removed ones too: marks were given by them. */
export function criteriaEver(db: Db, vacancy: number, ids: readonly number[]): Promise<Criterion[]> {
  return inOrder(db, vacancy)
    .where('id', 'in', [0, ...ids])
    .execute()
}

/** All criteria that a vacancy has or had, for the names in earlier decisions. */
export function allCriteriaEver(db: Db, vacancy: number): Promise<Criterion[]> {
  return inOrder(db, vacancy).execute()
}
