/** A figure of the law or of a survey, in force from an ISO date until a later row replaces it. */
export type Dated = { validFrom: string }

/** The row in force on an ISO date, or undefined when every row is younger. The order of rows does not matter. */
export function inForce<Row extends Dated>(rows: readonly Row[], date: string): Row | undefined {
  return rows
    .filter((row) => row.validFrom <= date)
    .reduce<Row | undefined>((best, row) => (best && best.validFrom > row.validFrom ? best : row), undefined)
}
