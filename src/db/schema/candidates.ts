import type { FactColumns } from '../../domain/people/candidate/fields.ts'
import type { Generated } from 'kysely'
import type { Flag } from './primitives.ts'

export type CandidateTable = FactColumns & {
  id: Generated<number>
  name: string
  /** The name folded for order: lower case, ё as е. This and the two below are made by `candidateKeys`. */
  search_key: string
  /** The name in one alphabet and spelling, its words in order: whoever shares it may be the same person. */
  likeness_key: string
  /** All that the search looks through. */
  search_text: string
  /** The level as it was worked out or set by hand when last something changed; for lists to be narrowed by. */
  level: number | null
  /** The day by which all of this must be erased, see `eraseBy`; null while somebody is considering the person. */
  erase_by: string | null
  /** 1 for what stands in the place of somebody who was erased: it is in no list of people. */
  erased: Generated<Flag>
  /** The file the person came with; until that is published, nobody sees them. Null for whom somebody typed in. */
  import_id: number | null
  created_at: string
  updated_at: string
  version: Generated<number>
}

/** `key` is the E.164 phone or the folded e-mail; one key belongs to one person. */
export type CandidateContactTable = {
  id: Generated<number>
  candidate_id: number
  kind: 'phone' | 'email' | 'profile'
  value: string
  key: string
}

/** Filters of the candidate list that somebody uses often; never what was searched for. */
export type SavedFilterTable = { id: Generated<number>; user_id: number; name: string; filters_json: string }

/** What the team calls a source, by the key of a spelling of it. */
export type SourceNameTable = {
  id: Generated<number>
  key: string
  source: string
  named_by: number | null
  named_at: string
}

/** Two candidates whom somebody has looked at and told apart; `first_id` is the smaller. */
export type DifferentPeopleTable = { first_id: number; second_id: number; by_user: number | null; at: string }

/** Two entries that were one person: the base as it was before lies in `before_json`, to go back to. */
export type MergeTable = {
  id: Generated<number>
  kept_id: number
  merged_id: number
  before_json: string
  by_user: number | null
  at: string
  undone_at: string | null
}

/** SQLite's index of search texts; PostgreSQL has one that needs no name in a query. See text-search.ts. */
export type SearchIndexTable = { rowid: number }
