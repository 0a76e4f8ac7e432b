import { z } from 'zod'
import { approverRanks } from '../../../domain/pay/offers/approval.ts'
import { jsonDay, jsonId, jsonMoney, jsonText, listQuery } from '../../../web/forms/api-fields.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import { stepActs } from '../offer.ts'

const terms = z.strictObject({
  amount: jsonMoney(),
  variable: jsonMoney().default(0).describe('What comes on top when goals are met, roubles a month'),
  share: z.number().min(0.01).max(1).default(1).describe('Part of full working time'),
  basis: z.enum(['gross', 'net']),
  level: z.number().int().min(1).max(100).describe('One of the levels of the pay table of the vacancy'),
  personLevel: z.number().int().min(1).max(100).optional(),
  note: jsonText(2000).optional(),
  startOn: jsonDay().optional().describe('The first day of work, 2026-11-24'),
  probationMonths: z.number().int().min(0).max(24).optional().describe('Whole months; 0 = without probation'),
  headPosition: z
    .boolean()
    .default(false)
    .describe('A place for which the law allows a longer probation (Labour Code, article 70)'),
  validUntil: jsonDay().optional().describe('The last day on which an answer counts, 2026-11-24'),
  schedule: jsonText(200).optional(),
  workPlace: jsonText(300).optional(),
})

export const offersQuery = listQuery.extend({
  vacancy: z.coerce.number().int().min(1).max(2_147_483_647).optional().describe('Only for this vacancy'),
})

export const newOffer = terms.extend({ candidate: jsonId(), vacancy: jsonId() })

const acts = ['terms', 'correction', 'step'] as const

/** One act at a time, as on the pages. */
export const changedOffer = z
  .strictObject({
    version: jsonId().describe('The version that was read'),
    terms: terms.optional().describe('What a draft says'),
    correction: terms
      .extend({ reason: jsonText(2000).optional() })
      .optional()
      .describe('The next version of an offer that waits, is approved or was sent'),
    step: z
      .strictObject({
        act: z.enum(stepActs),
        reason: jsonText(2000).optional(),
        confirmed: z.boolean().default(false).describe('The warnings have been read'),
      })
      .optional(),
  })
  .refine((body) => acts.filter((act) => body[act]).length === 1, 'offer.one-act' satisfies MessageKey)

const offered = {
  edition: z.number().describe('Which version of the offer it is; a correction makes the next one'),
  status: z.string(),
  city: z.string(),
  level: z.number(),
  personLevel: z.number().nullable(),
  amount: z.number(),
  variable: z.number(),
  share: z.number(),
  basis: z.enum(['gross', 'net']),
  verdict: z.string(),
  needsApproval: z.boolean(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  startOn: z.string().nullable(),
  probationMonths: z.number().nullable(),
  headPosition: z.boolean(),
  validUntil: z.string().nullable(),
  schedule: z.string().nullable(),
  workPlace: z.string().nullable(),
  author: z.number(),
  createdAt: z.string(),
}

export const listedOffer = z.object({
  id: z.number(),
  version: z.number(),
  approvalChain: z
    .array(z.enum(approverRanks))
    .describe('Who has to approve, in order, as it was handed in; empty before that and inside the band'),
  awaits: z.enum(approverRanks).nullable().describe('Whose approval it waits for'),
  candidate: z.number(),
  vacancy: z.number(),
  ...offered,
})

export const offerAnswer = listedOffer.extend({
  warnings: z
    .array(z.object({ code: z.string(), message: z.string() }))
    .describe('What should be known before it is sent or accepted'),
})

export const versionsAnswer = z.object({
  rows: z.array(z.object({ ...offered, replacedBy: z.number(), replacedAt: z.string() })),
})
