import type { Visitor } from '../../../web/visitor.ts'
import { criterionName } from '../../vacancies/words.ts'
import type { Comparison } from '../reads/comparison.ts'
import { shortNumber } from '../words.ts'

/** More rows than this are a table again. */
const rowsShown = 5

/** The place of a mark, 1 to 5, on a line; in per cent, with room for half a dot at either end. */
const placeOf = (mark: number) => `${(3 + (94 * (mark - 1)) / 4).toFixed(2)}%`

/**
 * The criteria in which people were seen to differ most, whatever these count: each as a line from 1 to 5 with a dot
 * for each person, and the same in figures. The number of a person is their place in the address.
 */
export function differenceRows({ criteria, people }: Comparison, { t, format }: Visitor) {
  return criteria
    .map((criterion) => {
      const marks = people.map(({ observed }) => observed.get(String(criterion.id)) ?? null)
      const given = marks.filter((mark) => mark !== null)
      return { criterion, marks, spread: given.length > 1 ? Math.max(...given) - Math.min(...given) : 0 }
    })
    .filter(({ spread }) => spread > 0)
    .toSorted((one, other) => other.spread - one.spread)
    .slice(0, rowsShown)
    .map(({ criterion, marks }) => ({
      name: criterionName(criterion, t),
      people: marks.map((mark, index) => ({
        number: index + 1,
        name: people[index]!.row.name,
        mark: mark === null ? null : shortNumber(Math.round(mark * 10) / 10, format),
        at: mark === null ? null : placeOf(mark),
      })),
    }))
}
