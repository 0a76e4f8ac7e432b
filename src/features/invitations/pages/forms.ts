import { z } from 'zod'
import { id, optionalChoice, text } from '../../../web/forms/fields.ts'

export const fillForm = z.object({
  candidate: z.array(id()).max(2000).default([]),
  slot: z.preprocess((value) => (value === '' ? undefined : value), id().optional()),
  beyond: optionalChoice(['yes']),
})

export const moveForm = z.object({ version: id(), slot: id(), reason: text(300) })
export const cancelForm = z.object({ version: id(), reason: text(300) })
