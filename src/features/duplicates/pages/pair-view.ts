import type { Db } from '../../../db/open.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { Pair } from '../reads/suspected-pairs.ts'
import { peopleById } from '../../candidates/look-alike-words.ts'

export async function pairViews(db: Db, pairs: readonly Pair[], visitor: Visitor) {
  const people = await peopleById(db, [...new Set(pairs.flatMap(({ id, other }) => [id, other]))], visitor)
  return pairs.flatMap(({ id, other }) => {
    const [one, second] = [people.get(id), people.get(other)]
    return one && second ? { one, second } : []
  })
}
