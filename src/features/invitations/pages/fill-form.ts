import { z } from 'zod'
import { id, optionalChoice, optionalText } from '../../../web/forms/fields.ts'
import { inviteGroups } from '../reads/candidates-to-invite.ts'

const wholeFrom0 = (most: number) => z.coerce.number().int().min(0).max(most).default(0)

/** Months of experience from which on one can ask for people. */
export const experiences = ['12', '36'] as const

/** Most people whom one form can invite. */
const most = 2000

/** People who were chosen on other pages of the list: their ids with a dot between them. */
const others = z
  .string()
  .regex(/^[0-9.]*$/)
  .max(most * 11)
  .default('')
  .transform((text) => [...new Set(text.split('.').filter(Boolean).map(Number))].filter((one) => one < 2 ** 31))

/** Those who are ticked on the page that was sent. */
const ticked = z.array(id()).max(most).default([])

/**
 * Which of the candidates are shown. `of` is a batch: only those who missed it. `tab` and `go` are buttons that lead to
 * another group or page; `chosen` says that ticks came along, so that none is proposed.
 */
export const fillQuery = z.object({
  more: wholeFrom0(most),
  group: z.enum(inviteGroups).default('ready'),
  of: z.preprocess((value) => (value === '' ? undefined : value), id().optional()),
  source: optionalText(100).catch(undefined),
  experience: optionalChoice(experiences).catch(undefined),
  page: wholeFrom0(100_000),
  tab: z.enum(inviteGroups).optional(),
  go: z.coerce.number().int().min(1).max(100_000).optional(),
  chosen: z.literal('yes').optional(),
  candidate: ticked,
  others,
})

export type FillQuery = z.output<typeof fillQuery>

/** The same without what somebody may have bent: what is shown again after a form that could not be accepted. */
export function queryOf(body: unknown): FillQuery {
  const read = fillQuery.safeParse(body ?? {})
  return read.success ? read.data : fillQuery.parse({})
}

export const fillForm = z.object({
  candidate: ticked,
  others,
  slot: z.preprocess((value) => (value === '' ? undefined : value), id().optional()),
  beyond: optionalChoice(['yes']),
})
