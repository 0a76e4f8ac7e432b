import { z } from 'zod'
import type { VersionedId } from '../../../db/versioned-id.ts'
import { id } from '../../../web/forms/fields.ts'

/** An application as a page showed it: `12.3` is number 12 in its third version. */
const shown = z
  .string()
  .regex(/^[1-9]\d{0,8}\.[1-9]\d{0,8}$/)
  .transform((typed): VersionedId => {
    const [id = 0, version = 0] = typed.split('.').map(Number)
    return { id, version }
  })

/** The same with the stage it goes to: `12.3.5`. */
const move = z
  .string()
  .regex(/^[1-9]\d{0,8}(\.[1-9]\d{0,8}){2}$/)
  .transform((typed) => {
    const [id = 0, version = 0, stage = 0] = typed.split('.').map(Number)
    return { stage, applications: [{ id, version }] }
  })

/** Longer than any page of a list. */
const mostAtOnce = 500

/** Those ticked on a board or a list. */
export const tickedApplications = z.array(shown).min(1).max(mostAtOnce)

/** One card by its own button, or those that are ticked to the stage that is chosen. */
export const moveForm = z.union([
  z.object({ to: move }).transform(({ to }) => to),
  z
    .object({
      stage: z.preprocess((value) => (value === '' ? undefined : value), id()),
      application: tickedApplications,
    })
    .transform(({ stage, application }) => ({ stage, applications: application })),
])
