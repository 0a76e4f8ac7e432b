import { likenessKey } from '../duplicates.ts'
import { searchKey } from '../names.ts'
import { searchText, type Searchable } from '../search-text.ts'

/** Longer than any name people have; an index could not hold what some letters unfold to. */
const longestKey = 400

/** A name as lists are ordered by it and as it is looked up. */
export const nameKey = (name: string): string => searchKey(name).slice(0, longestKey)

export type CandidateKeys = {
  search_key: string
  likeness_key: string
  search_text: string
}

/**
 * What is kept beside a candidate to order, find and recognise them by: whoever writes a candidate writes these anew.
 */
export function candidateKeys(person: Searchable): CandidateKeys {
  return {
    search_key: nameKey(person.name),
    likeness_key: likenessKey(person.name).slice(0, longestKey),
    search_text: searchText(person),
  }
}
