import { z } from 'zod'
import { cityIds } from '../../../web/texts/cities.ts'

/** The shapes of the JSON API; the check's answer is also what is kept with an offer. */

const city = z.enum(cityIds)
const level = z.number().int().min(1).max(4)
const boundSource = z.enum(['stated', 'derived'])

export const bandsQuery = z.object({
  city: city.optional().describe('Only this city'),
  level: z
    .preprocess((value) => (value === undefined ? value : Number(value)), level.optional())
    .describe('Only this level, 1 to 4'),
})

export const bandsAnswer = z.object({
  rows: z.array(
    z.object({
      city: z.string(),
      level: z.number(),
      lower: z.number().describe('Roubles a month'),
      lowerInclusive: z.boolean().describe('Whether a pay equal to lower is inside'),
      upper: z.number().describe('Roubles a month; a pay equal to it is inside'),
      lowerSource: boundSource,
      upperSource: boundSource,
      currency: z.literal('RUB'),
      asOf: z.string().nullable().describe('The day the figures hold for; null where the source is undated'),
      source: z.string(),
    }),
  ),
})

export const checkBody = z.object({
  city,
  level,
  amount: z.number().min(0).max(100_000_000).describe('Roubles a month, full working time'),
  basis: z.enum(['gross', 'net']).describe('Before income tax, or in the hand'),
})

const bandVerdicts = ['below-band', 'in-band', 'above-band', 'above-every-level'] as const

const reading = z.object({
  verdict: z.enum(bandVerdicts),
  lower: z.number(),
  upper: z.number(),
  penetration: z.number().nullable().describe('(pay - lower) / (upper - lower)'),
  compaRatio: z.number().describe('pay / midpoint'),
  difference: z.object({ roubles: z.number(), percent: z.number(), from: z.enum(['lower', 'upper']).nullable() }),
})

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

export const keptFinding = checkAnswer.extend({
  minimumSource: z.object({ ru: z.string(), en: z.string() }),
  guaranteedGross: z.number(),
})
