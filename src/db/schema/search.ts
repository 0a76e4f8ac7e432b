import type { Generated } from 'kysely'

/** Filters of the candidate list that somebody uses often; never what was searched for. */
export type SavedFilterTable = { id: Generated<number>; user_id: number; name: string; filters_json: string }

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
