import type { Db } from '../../../db/open.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { possibleOwners } from '../../applications/reads/possible-owners.ts'
import { knownTags } from '../../candidates/reads/tags.ts'

/** What can be done to those ticked: the colleagues and tags to choose from, none where the visitor changes nobody. */
export async function ticksView(db: Db, visitor: Visitor) {
  if (!visitor.may('candidates.edit')) return { owners: [], tags: [] }
  const [owners, tags] = await Promise.all([possibleOwners(db), knownTags(db)])
  return { owners: owners.map(({ id, name }) => ({ value: id, label: name })), tags: tags.map(({ name }) => name) }
}
