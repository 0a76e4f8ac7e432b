import { z } from 'zod'
import { mostLevels } from '../../../../domain/pay/tables/pay-table.ts'
import { choice, day, optionalMoney, optionalText, text } from '../../../../web/forms/fields.ts'
import { readForm, shownAgain, type FormResult } from '../../../../web/forms/forms.ts'
import { fromField, levelField, readGrid, rowsOf, toField, type NamedCity } from './grid.ts'
import type { TableContent } from '../../acts/save-table.ts'
import type { Locale } from '../../../../web/texts/locale.ts'

const about = z.object({
  name: text(100),
  position: text(200),
  asOf: day(),
  basis: choice(['gross', 'net']),
  source: text(500),
})

/** How many rows a form was sent with, all where it does not say, and whether it asks for one more. */
export const sizeForm = z.object({
  rows: z.coerce.number().int().min(1).max(mostLevels).catch(mostLevels),
  more: z.string().optional().catch(undefined),
})

/** Which versions a form of a new one began with; nothing readable is taken for an old form. */
export const seenForm = z.object({ seen: z.coerce.number().int().catch(0), from: z.coerce.number().int().catch(0) })

/** What a table's page is asked to show beside the table. */
export const shownAddress = z.object({
  age: z.enum(['wages', 'prices']).optional().catch(undefined),
})

/** Reads a table from the form; everything that is wrong with it at once, each cell's mistake with its place. */
export function readTableForm(
  body: unknown,
  cities: readonly NamedCity[],
  rows: number,
  locale: Locale,
): FormResult<TableContent> {
  const { t } = locale
  const facts = readForm(about, body, t)
  const names = readForm(
    z.object(Object.fromEntries(rowsOf(rows).map((row) => [levelField(row), optionalText(100)]))),
    body,
    t,
  )
  const fields = cities.flatMap(({ id }) => rowsOf(rows).flatMap((row) => [fromField(id, row), toField(id, row)]))
  const amounts = readForm(z.object(Object.fromEntries(fields.map((field) => [field, optionalMoney()]))), body, t)
  const unreadable = placed(
    { ...(names.ok ? {} : names.errors), ...(amounts.ok ? {} : amounts.errors) },
    cities,
    rows,
    locale,
  )
  const grid =
    names.ok && amounts.ok
      ? readGrid(names.value, amounts.value, cities, rows, locale)
      : { levels: [], cells: [], errors: unreadable }
  const errors = { ...(facts.ok ? {} : facts.errors), ...grid.errors }
  if (!facts.ok || Object.keys(errors).length > 0)
    return { ok: false, values: shownAgain((body ?? {}) as Record<string, unknown>), errors }
  return { ok: true, value: { ...facts.value, levels: grid.levels, cells: grid.cells } }
}

/** Says where each mistake is, for those who read of it in the summary. */
function placed(
  errors: Record<string, string>,
  cities: readonly NamedCity[],
  rows: number,
  { t }: Locale,
): Record<string, string> {
  const said: Record<string, string> = {}
  for (const level of rowsOf(rows)) {
    const inRow = errors[levelField(level)]
    if (inRow !== undefined) said[levelField(level)] = t('pay-table.at-level', { level, message: inRow })
    for (const city of cities) {
      for (const field of [fromField(city.id, level), toField(city.id, level)]) {
        const message = errors[field]
        if (message !== undefined) said[field] = t('pay-table.at-cell', { city: city.name, level, message })
      }
    }
  }
  return said
}
