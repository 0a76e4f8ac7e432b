import { z } from 'zod'
import type { Stage } from '../../../domain/campaign/campaign.ts'
import type { CommonRate } from '../../../domain/chances/show-rate.ts'
import type { HiringQuestion } from '../../../domain/campaign/hiring-campaign.ts'
import { day, decimal, optionalDay, optionalText, text, wholeNumber } from '../../../web/forms/fields.ts'
import { messageKey } from '../../../web/messages/index.ts'

/** The stages from a CV to the first day at work. */
export const stageNames = ['invite', 'come', 'pass', 'accept', 'start'] as const
export type StageName = (typeof stageNames)[number]

/** The share that gets past a stage: taken as known, or counted and so not exactly known. */
export type Share = { known: number } | { passed: number; of: number }

/** `20`, `33.3 %`, `1/5` are known; `15 of 100` was counted. Null where it is none of these, or more than all. */
function shareOf(typed: string): Share | null {
  const written = typed
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
    .toLowerCase()
  const percent = /^(\d{1,3}(?:\.\d{1,6})?)%?$/.exec(written)
  if (percent) return knownShare(Number(percent[1]) / 100)
  const [, part, between, whole] = /^(\d{1,7})(\/|of|из)(\d{1,7})$/.exec(written) ?? []
  const [passed, of] = [Number(part), Number(whole)]
  if (between === undefined || of === 0 || passed > of) return null
  return between === '/' ? knownShare(passed / of) : { passed, of }
}

function knownShare(share: number): Share | null {
  return share > 0 && share <= 1 ? { known: share } : null
}

function readShare(typed: string, context: z.RefinementCtx): Share {
  const share = shareOf(typed)
  if (share) return share
  context.addIssue({ code: 'custom', message: messageKey('campaign.share-format') })
  return z.NEVER
}

function share() {
  return text(40).transform(readShare)
}
function optionalShare() {
  return optionalText(40).transform((typed, context) => (typed === undefined ? undefined : readShare(typed, context)))
}

export const campaignForm = z
  .object({
    openings: wholeNumber(1, 1000),
    /** Per cent. */
    certainty: decimal(50, 99.9),
    invite: share(),
    come: share(),
    /** A stage left empty loses nobody. */
    pass: optionalShare(),
    accept: optionalShare(),
    start: optionalShare(),
    /** The day the counted shares were counted. */
    asof: optionalDay(),
    size: wholeNumber(1, 2000),
    /** The day of the next batch, and working days from one batch to the next. */
    first: day(),
    every: wholeNumber(1, 60),
    held: wholeNumber(0, 1000),
    hired: wholeNumber(0, 1000),
  })
  .superRefine(({ size, held, hired }, context) => {
    if (hired > held * size)
      context.addIssue({ code: 'custom', path: ['hired'], message: messageKey('campaign.hired-over-invited') })
  })

export type CampaignInput = z.output<typeof campaignForm>

/** The shares a campaign starts from: the article's hundred CVs, fifteen meetings, five met; then examples of ours. */
export const statedShares = {
  invite: [15 / 100],
  come: [1 / 3, 1 / 5],
  pass: [],
  accept: [],
  start: [],
} as const satisfies Record<StageName, readonly number[]>
export const exampleShares: Partial<Record<StageName, number>> = { pass: 25 / 100, accept: 80 / 100 }

/** @param first day of the first batch, where none is named */
export function campaignDefaults(first: string): Record<keyof CampaignInput, string> {
  return {
    openings: '1',
    certainty: '90',
    invite: '15 %',
    come: '1/3',
    pass: '25 %',
    accept: '80 %',
    start: '',
    asof: '',
    size: '15',
    first,
    every: '5',
    held: '0',
    hired: '0',
  }
}

/** Counted turnout has the article's one in five as its prior; the other stages have a uniform prior. */
const nothingKnown = { came: 1, missed: 1 } as const

export function rateOfShare(name: StageName, value: Share): CommonRate {
  if ('known' in value) return value
  const counted = { came: value.passed, invited: value.of }
  return name === 'come' ? counted : { ...counted, prior: nothingKnown }
}

/** The question behind a filled-in form. */
export function campaignQuestion(input: CampaignInput): HiringQuestion {
  const { openings, certainty, size, held, hired } = input
  const stages = stageNames.flatMap((name): Stage[] => {
    const value = input[name]
    return value ? [{ name, rate: rateOfShare(name, value) }] : []
  })
  return { openings, confidence: certainty / 100, stages, size, held, hired }
}
