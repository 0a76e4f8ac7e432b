import type { HiringCampaign, NextBatch } from '../../../domain/campaign/hiring-campaign.ts'
import { workdaysAfter } from '../../../domain/scheduling/workdays.ts'
import type { ChartView } from '../../../web/charts/charts.ts'
import { funnelShapes, type FunnelShape } from '../../../web/charts/funnel-shapes.ts'
import type { Formats } from '../../../web/texts/formats.ts'
import type { Translate } from '../../../web/messages/index.ts'
import { openingsChart } from './campaign-charts.ts'
import {
  exampleShares,
  stageNames,
  statedShares,
  type CampaignInput,
  type Share,
  type StageName,
} from './campaign-form.ts'
import { outOf } from '../plan/natural-frequencies.ts'

type Figure = { label: string; value: string; hint?: string }

/** A campaign in words, figures and pictures, for `views/planner/campaign/figures.eta`. */
export type CampaignView = {
  /** The answer: a number where there is one, what to do, and what comes of it. */
  number: string | null
  headline: string
  sentence: string
  /** How often that is enough, where it is not yet under way. */
  sure: string | null
  warning: string | null
  figures: Figure[]
  /** What the figures stand for, once the campaign is under way. */
  whole: string | null
  /** The way from CVs to hires as one picture. */
  steps: (FunnelShape & { name: string; people: string; share: string })[]
  funnel: { stage: string; share: string; expected: string; bounds: string; source: string }[]
  chart: ChartView
  batches: { batch: string; invited: string; chance: string }[]
  batchesBrief: string
  batchesNote: string
  next: { outcome: string; hired: string; left: string; batches: string; last: string }[]
  stated: { ratio: string; met: string; enoughMet: string; cvs: string; invitations: string }[]
}

export function campaignView(
  campaign: HiringCampaign,
  input: CampaignInput,
  t: Translate,
  format: Formats,
): CampaignView {
  const { question, rest } = campaign
  const thisYear = Number(input.first.slice(0, 4))
  /** The day of the batch so many after the next one. */
  const dayOfBatch = (later: number) => format.date(workdaysAfter(input.first, later * input.every), thisYear)
  const rows = funnel(campaign, input, t, format)
  return {
    ...answer(campaign, dayOfBatch, t, format),
    warning: campaign.incredible
      ? t('campaign.incredible', { hired: question.hired, invited: question.held * question.size })
      : null,
    figures: figures(campaign, t, format),
    whole: question.held > 0 ? t('campaign.whole') : null,
    steps: stepsOf(campaign, rows, t, format),
    funnel: rows,
    chart: openingsChart(campaign, t, format),
    batches: rest.doneBy.slice(1).map((chance, i) => ({
      batch: t('campaign.dates.row', { number: question.held + i + 1, day: dayOfBatch(i) }),
      invited: format.number((question.held + i + 1) * question.size),
      chance: format.chance(chance),
    })),
    batchesBrief:
      rest.batches === null ? '' : t('campaign.last-on', { last: dayOfBatch(Math.max(0, rest.batches - 1)) }),
    batchesNote: batchesNote(campaign, dayOfBatch, t, format),
    next: campaign.next.map((batch) => nextBatch(batch, dayOfBatch, t, format)),
    stated: campaign.stated.map(({ oneOf, met, enoughMet, cvs, invitations }) => ({
      ratio: t('planner.one-of', { of: oneOf }),
      met: format.number(met),
      enoughMet: format.chance(enoughMet),
      cvs: orNone(cvs, t, format),
      invitations: orNone(invitations, t, format),
    })),
  }
}

type DayOfBatch = (later: number) => string

function orNone(value: number | null, t: Translate, format: Formats) {
  return value === null ? t('common.none') : format.number(value)
}

/** "Read 230 CVs and invite 34 people", then by when and how sure; once it is under way, how many days are left. */
function answer(
  { question, cvs, invitations, rest, probability }: HiringCampaign,
  dayOfBatch: DayOfBatch,
  t: Translate,
  format: Formats,
): Pick<CampaignView, 'number' | 'headline' | 'sentence' | 'sure'> {
  const { hired, openings, held } = question
  const left = openings - hired
  if (left <= 0)
    return { number: null, headline: t('campaign.done', { hired }), sentence: t('campaign.sentence.done'), sure: null }
  if (rest.batches === null)
    return {
      number: null,
      headline: t('campaign.endless'),
      sentence: t('campaign.sentence.endless', { left }),
      sure: null,
    }
  const { batches } = rest
  const last = dayOfBatch(batches - 1)
  if (held > 0)
    return {
      number: format.number(batches),
      headline: t('campaign.hold', { batches }),
      sentence: t('campaign.sentence.rest', { hired, left, batches, last }),
      sure: null,
    }
  const [times, of] = outOf(probability)
  return {
    number: format.number(cvs),
    headline: t('campaign.read', { cvs, invitations }),
    sentence: t('campaign.sentence', { batches, last }),
    sure: t('campaign.sure', { times, of }),
  }
}

/** CVs and what becomes of them on average, each step as wide as its share of the CVs. */
function stepsOf(
  { cvs, funnel: steps }: HiringCampaign,
  rows: CampaignView['funnel'],
  t: Translate,
  format: Formats,
): CampaignView['steps'] {
  const shapes = funnelShapes([1, ...steps.map(({ expected }) => expected / cvs)])
  const named = [
    { name: t('campaign.stage.cvs'), people: format.number(cvs), share: '' },
    ...rows.map(({ stage, expected, share }) => ({ name: stage, people: expected, share })),
  ]
  return named.map((step, index) => ({ ...step, ...shapes[index]! }))
}

function figures(
  { question, cvs, naive, probability, invitations, rest, expectedBatches }: HiringCampaign,
  t: Translate,
  format: Formats,
): Figure[] {
  const inHalf = rest.doneBy.findIndex((chance) => chance >= 0.5)
  const average = expectedBatches ? t('campaign.batches-average', { average: format.number(expectedBatches, 1) }) : null
  const hint = average ?? (inHalf > 0 ? t('campaign.batches-half', { batches: inHalf }) : null)
  return [
    {
      label: t('campaign.cvs'),
      value: format.number(cvs),
      hint: t('campaign.cvs-hint', { naive: format.number(naive) }),
    },
    { label: t('campaign.filled', { openings: question.openings }), value: format.chance(probability) },
    { label: t('campaign.invitations'), value: format.number(invitations), hint: t('campaign.invitations-hint') },
    {
      label: question.held > 0 ? t('campaign.batches-left') : t('campaign.batches'),
      value: orNone(rest.batches, t, format),
      ...(hint && { hint }),
    },
  ]
}

function funnel(
  { funnel: steps }: HiringCampaign,
  input: CampaignInput,
  t: Translate,
  format: Formats,
): CampaignView['funnel'] {
  return stageNames.flatMap((name) => {
    const step = steps.find((one) => one.name === name)
    const share = input[name]
    if (!step || !share) return []
    return {
      stage: t(`campaign.stage.${name}`),
      share: format.percent(step.rate, step.rate < 0.1 ? 1 : 0),
      expected: format.number(step.expected, step.expected < 10 ? 1 : 0),
      bounds: t('campaign.from-to', { from: format.number(step.from), to: format.number(step.to) }),
      source: sourceOf(name, share, input.asof, t, format),
    }
  })
}

/** Where a share comes from: the article, an example of ours, one's own figure, or one's own count with its day. */
function sourceOf(name: StageName, share: Share, asof: string | undefined, t: Translate, format: Formats): string {
  if ('of' in share) {
    const counted = { passed: share.passed, of: share.of }
    return asof
      ? t('campaign.source.counted-on', { ...counted, day: format.date(asof) })
      : t('campaign.source.counted', counted)
  }
  const same = (stated: number | undefined) => stated !== undefined && Math.abs(stated - share.known) < 1e-9
  if (statedShares[name].some(same)) return t('campaign.source.article')
  return t(same(exampleShares[name]) ? 'campaign.source.example' : 'campaign.source.own')
}

/** What the list of batches leaves out. */
function batchesNote({ rest }: HiringCampaign, dayOfBatch: DayOfBatch, t: Translate, format: Formats): string {
  const listed = rest.doneBy.length - 1
  if (rest.batches === null) return t('campaign.batches-endless')
  if (rest.batches > listed)
    return t('campaign.batches-more', {
      listed,
      batches: format.number(rest.batches),
      last: dayOfBatch(rest.batches - 1),
    })
  return t('campaign.batches-note')
}

function nextBatch(
  { level, hired, left, batches }: NextBatch,
  dayOfBatch: DayOfBatch,
  t: Translate,
  format: Formats,
): CampaignView['next'][number] {
  return {
    outcome: t(level < 0.5 ? 'campaign.next.weak' : level > 0.5 ? 'campaign.next.strong' : 'campaign.next.middling'),
    hired: format.number(hired),
    left: format.number(left),
    batches: orNone(batches, t, format),
    last: batches === null ? t('common.none') : dayOfBatch(batches),
  }
}
