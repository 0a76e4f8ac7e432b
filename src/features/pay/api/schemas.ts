import { z } from 'zod'

/** The shapes of the open JSON API; what a check answers is in `check-answer.ts`, as it is also kept with an offer. */

/** The cities of the article, the only ones whose figures are open to all. */
const city = z.enum(['moscow', 'spb', 'ekb', 'nn'])
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
