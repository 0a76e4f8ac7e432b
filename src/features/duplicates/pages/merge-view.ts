import {
  disputed,
  mergedFields,
  fuller,
  isJoinable,
  type Facts,
  type MergedField,
} from '../../../domain/people/merging.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { fieldLabel, fieldWords } from '../../candidates/words.ts'
import type { Candidate } from '../../candidates/reads/find-candidate.ts'
import type { Contact } from '../../candidates/reads/contacts.ts'
import { day } from '../words.ts'

const label = (field: MergedField, visitor: Visitor) =>
  field === 'name' ? visitor.t('candidate.name') : fieldLabel(field, visitor)

/** One candidate in words, field by field; null = not known. */
const wordsOf = (candidate: Candidate, visitor: Visitor): Record<MergedField, string | null> => ({
  name: candidate.name,
  ...fieldWords(candidate, visitor),
})

/** Both entries side by side: what agrees or only one knows, and what has to be chosen. */
export function mergeView(kept: Candidate, other: Candidate, contacts: readonly Contact[], visitor: Visitor) {
  const { t } = visitor
  const [ours, theirs] = [wordsOf(kept, visitor), wordsOf(other, visitor)]
  const facts = (candidate: Candidate): Facts => candidate
  const open = disputed(facts(kept), facts(other))
  const entry = (candidate: Candidate) => ({
    id: candidate.id,
    version: candidate.version,
    name: candidate.name,
    added: day(candidate.created_at, visitor),
    contacts: contacts.filter(({ candidate_id }) => candidate_id === candidate.id).map(({ value }) => value),
  })
  return {
    kept: entry(kept),
    other: entry(other),
    agreed: mergedFields.flatMap((field) => {
      const value = ours[field] ?? theirs[field]
      return open.includes(field) || value === null ? [] : [{ label: label(field, visitor), value }]
    }),
    open: open.map((field) => ({
      name: field,
      legend: label(field, visitor),
      options: [
        { value: 'kept', label: ours[field] ?? '' },
        { value: 'other', label: theirs[field] ?? '' },
        ...(isJoinable(field) ? [{ value: 'both', label: t('merge.both') }] : []),
      ],
    })),
    chosen: fuller(facts(kept), facts(other)),
  }
}
