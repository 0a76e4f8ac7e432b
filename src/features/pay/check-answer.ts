import { z } from 'zod'

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

/** What is kept of a check with an offer. */
export const keptFinding = checkAnswer.extend({
  legalMinimum: checkAnswer.shape.legalMinimum.nullable(),
  minimumSource: z.object({ ru: z.string(), en: z.string() }).nullable(),
  guaranteedGross: z.number(),
})
