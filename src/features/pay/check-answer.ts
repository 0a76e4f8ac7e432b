import { z } from 'zod'
import { referenceKinds } from '../../domain/pay/offers/references.ts'
import type { Finding } from './reads/pay-reference.ts'

const bandVerdicts = ['below-band', 'in-band', 'above-band', 'above-every-level'] as const

const reading = z.object({
  verdict: z.enum(bandVerdicts),
  lower: z.number(),
  upper: z.number(),
  penetration: z.number().nullable().describe('(pay - lower) / (upper - lower)'),
  compaRatio: z.number().describe('pay / midpoint'),
  difference: z.object({ roubles: z.number(), percent: z.number(), from: z.enum(['lower', 'upper']).nullable() }),
})

/** What a check answers in the open API. */
export const checkAnswer = z.object({
  verdict: z.enum(['below-federal-minimum', 'below-regional-minimum', ...bandVerdicts, 'depends-on-basis']),
  gross: z.number().describe('Monthly average over twelve equal months, not rounded'),
  net: z.number().describe('Monthly average over twelve equal months, not rounded'),
  legalMinimum: z
    .object({ federal: z.number(), regional: z.number().nullable(), from: z.string() })
    .describe('Gross; federal with the local coefficient, regional null where there is none'),
  readings: z.object({ gross: reading, net: reading }).describe('The table taken as gross, and as net'),
  buys: z
    .array(z.object({ city: z.string(), level: z.number() }))
    .describe('The level the amount buys in each city: 0 = below level 1, 5 = above level 4'),
})

/** One reference of an offer as it was compared; `table` is the own table that it is of, in the version of that day. */
const keptReference = z.object({
  kind: z.enum(referenceKinds),
  from: z.number().nullable(),
  to: z.number().nullable(),
  basis: z.enum(['gross', 'net']).nullable(),
  verdict: z.enum([...bandVerdicts, 'depends-on-basis']),
  difference: reading.shape.difference,
  measuredOn: z.enum(['gross', 'net']),
  gates: z.boolean(),
  table: z.object({ id: z.number(), number: z.number(), name: z.string() }).nullable(),
})

export type KeptReference = z.output<typeof keptReference>

/**
 * The check of an offer, by the law and by all that it was compared with. The verdict is that of the reference that
 * gates, or `lawful` where none does.
 */
export type OfferFinding = Omit<Finding, 'verdict'> & {
  verdict: Finding['verdict'] | 'lawful'
  references: KeptReference[]
}

/**
 * What is kept of a check with an offer. Offers made before references had an order have none: what they were compared
 * with is in the readings.
 */
export const keptFinding = checkAnswer.extend({
  verdict: z.enum([...checkAnswer.shape.verdict.options, 'lawful']),
  references: z.array(keptReference).default([]),
  legalMinimum: checkAnswer.shape.legalMinimum.nullable(),
  minimumSource: z.object({ ru: z.string(), en: z.string() }).nullable(),
  guaranteedGross: z.number(),
})
