import type { HiringCampaign, NextBatch } from '../../../domain/campaign/hiring-campaign.ts'
import { workdaysAfter } from '../../../domain/scheduling/workdays.ts'
import type { ChartView } from '../../../web/charts/charts.ts'
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
import { outOf } from '../plan/plan-view.ts'

type Figure = { label: string; value: string; main?: boolean; hint?: string }

/** A campaign in words, figures and pictures, for `views/planner/campaign/figures.eta`. */
export type CampaignView = {
  sentence: string
  warning: string | null
  figures: Figure[]
  /** What the figures stand for, once the campaign is under way. */
  whole: string | null
  funnel: { stage: string; share: string; expected: string; bounds: string; source: string }[]
  chart: ChartView
  batches: { batch: string; invited: string; chance: string }[]
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
  return {
    sentence: sentence(campaign, dayOfBatch, t),
    warning: campaign.incredible
      ? t('campaign.incredible', { hired: question.hired, invited: question.held * question.size })
      : null,
    figures: figures(campaign, t, format),
    whole: question.held > 0 ? t('campaign.whole') : null,
    funnel: funnel(campaign, input, t, format),
    chart: openingsChart(campaign, t, format),
    batches: rest.doneBy.slice(1).map((chance, i) => ({
      batch: t('campaign.dates.row', { number: question.held + i + 1, day: dayOfBatch(i) }),
      invited: format.number((question.held + i + 1) * question.size),
      chance: format.chance(chance),
    })),
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

/**
 * "To fill 1 opening, read 230 CVs and invite 34 people in 3 batches, the last on 8 Dec. In 9 of 10 such campaigns that
 * is enough."
 */
function sentence(
  { question, cvs, invitations, rest, probability }: HiringCampaign,
  dayOfBatch: DayOfBatch,
  t: Translate,
): string {
  const left = question.openings - question.hired
  if (left <= 0) return t('campaign.sentence.done')
  if (rest.batches === null) return t('campaign.sentence.endless', { left })
  const last = dayOfBatch(rest.batches - 1)
  if (question.held > 0)
    return t('campaign.sentence.rest', { hired: question.hired, left, batches: rest.batches, last })
  const [times, of] = outOf(probability)
  return t('campaign.sentence', {
    openings: question.openings,
    cvs,
    invitations,
    batches: rest.batches,
    last,
    times,
    of,
  })
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
      main: true,
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
