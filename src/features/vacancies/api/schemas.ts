import { z } from 'zod'
import { mostLevels } from '../../../domain/pay/tables/pay-table.ts'
import { jsonId, jsonMoney, jsonText } from '../../../web/forms/api-fields.ts'
import { businesses, type NewVacancy } from '../vacancy.ts'

const needed = {
  title: jsonText(),
  city: jsonText(40).describe('The id of a city of the list in Settings'),
  level: z.number().int().min(1).max(mostLevels).describe('One that the pay table has a band for in the city'),
  openings: z.number().int().min(1).max(10_000),
}

const optional = {
  payTable: jsonId().nullable().describe('One of your own tables; null = the article'),
  payFrom: jsonMoney().nullable(),
  payTo: jsonMoney().nullable(),
  payBasis: z.enum(['gross', 'net']).nullable(),
  business: z.enum(businesses).nullable(),
  description: jsonText(10_000).nullable(),
}

export const newVacancy = z.strictObject({ ...needed, ...z.object(optional).partial().shape })
export const changedVacancy = z.strictObject({
  version: jsonId().describe('The version that was read'),
  ...z.object({ ...needed, ...optional }).partial().shape,
  closed: z.boolean().optional(),
})

export const vacancyAnswer = z.object({
  id: z.number(),
  version: z.number(),
  title: z.string(),
  city: z.string(),
  level: z.number(),
  openings: z.number(),
  payTable: z.number().nullable(),
  payFrom: z.number().nullable(),
  payTo: z.number().nullable(),
  payBasis: z.enum(['gross', 'net']).nullable(),
  business: z.string().nullable(),
  description: z.string().nullable(),
  stages: z.array(
    z.object({ id: z.number(), kind: z.string(), name: z.string().nullable().describe("The team's own word") }),
  ),
  closed: z.boolean(),
  createdAt: z.string(),
})

/** One vacancy by itself. */
export const oneVacancyAnswer = vacancyAnswer.extend({
  payWarnings: z
    .array(z.string())
    .describe('What speaks against the pay named: the minimum wage, and the band of its own pay table'),
})

export type VacancyAnswer = z.output<typeof vacancyAnswer>
type Sent = Partial<Omit<z.output<typeof changedVacancy>, 'version' | 'closed'>>

/** What a call sent, over what is there already. */
export function toVacancy(sent: Sent, before: Partial<VacancyAnswer> = {}): NewVacancy {
  const all = { ...before, ...sent }
  return {
    title: all.title ?? '',
    city: all.city ?? '',
    level: all.level ?? 1,
    openings: all.openings ?? 1,
    payTable: all.payTable ?? null,
    payFrom: all.payFrom ?? null,
    payTo: all.payTo ?? null,
    payBasis: all.payBasis ?? null,
    business: (all.business ?? null) as NewVacancy['business'],
    description: all.description ?? null,
  }
}
