import { levelKey } from './pay-table.ts'

type Levels = readonly { level: number; name: string | null }[]

/**
 * The level of another table that means the same as one of this table: the one of the same name or, where both have as
 * many levels, of the same number; null where that cannot be said.
 */
export function sameLevel(level: number, { levels, others }: { levels: Levels; others: Levels }): number | null {
  const name = levels.find((one) => one.level === level)?.name
  const named = name && others.find((one) => one.name !== null && levelKey(one.name) === levelKey(name))
  if (named) return named.level
  return levels.length === others.length ? level : null
}
