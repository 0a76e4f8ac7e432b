import { z } from 'zod'
import type { Mark } from '../../../domain/scoring/ratings.ts'
import { optionalWholeNumber } from '../../../web/forms/fields.ts'
import type { Cell } from '../acts/enter-marks.ts'

const mark = optionalWholeNumber(1, 5)

export function cellName({ invitation, criterion }: { invitation: number; criterion: number }): string {
  return `${invitation}-${criterion}`
}

type Row = { id: number; candidate_id: number }

/**
 * The cells of a sent sheet that differ from what was seen: `mark-12-5` beside `seen-12-5`, for invitation 12 and
 * criterion 5. A part of the sheet may be sent; fields of nobody on it are not looked at.
 */
export function sheetForm(rows: readonly Row[], criteria: readonly { id: number }[]) {
  return z.record(z.string(), z.unknown()).transform((typed, context): Cell[] => {
    const cells: Cell[] = []
    for (const { id: invitation, candidate_id } of rows) {
      for (const { id: criterion } of criteria) {
        const name = cellName({ invitation, criterion })
        if (typed[`mark-${name}`] === undefined) continue
        const [now, seen] = [mark.safeParse(typed[`mark-${name}`]), mark.safeParse(typed[`seen-${name}`])]
        if (!now.success) for (const issue of now.error.issues) context.addIssue({ ...issue, path: [`mark-${name}`] })
        else if (now.data !== (seen.success ? seen.data : undefined)) {
          cells.push({
            candidate: candidate_id,
            criterion,
            mark: (now.data as Mark | undefined) ?? null,
            seen: seen.success ? ((seen.data as Mark | undefined) ?? null) : null,
          })
        }
      }
    }
    return cells
  })
}
