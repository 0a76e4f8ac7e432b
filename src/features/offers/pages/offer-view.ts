import type { Temporal } from 'temporal-polyfill'
import { approvalChain, percentOutside, type ApprovalRule } from '../../../domain/pay/offers/approval.ts'
import { gateOf } from '../../../domain/pay/offers/references.ts'
import { actsOpenTo, needsReason } from '../../../domain/pay/offers/offer-status.ts'
import { bandAt } from '../../../domain/pay/tables/bands.ts'
import { cityName } from '../../../web/texts/cities.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'
import type { Locale } from '../../../web/texts/locale.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { AskedApprover } from '../../approvals/reads/asked-approvers.ts'
import type { PayReference } from '../../pay/reads/pay-reference.ts'
import { levelText, tableLabel, wholeText } from '../../pay/words.ts'
import { yearView } from '../../pay/year-view.ts'
import { cityOf } from '../../places/places.ts'
import { reviewBandView } from '../../vacancies/review-band.ts'
import {
  chainOf,
  letterStatuses,
  openStatuses,
  packOf,
  stateOf,
  stepActs,
  type KeptTerms,
  type OfferActor,
  type OfferWarning,
} from '../offer.ts'
import { askedNames, doneBy, offeredPay, statusTone } from '../offer-words.ts'
import { expiredText, offerTermsFacts } from '../terms-words.ts'
import type { KeptOffer } from '../reads/find-offer.ts'
import type { offerEvents } from '../reads/offer-events.ts'
import type { OfferVersion } from '../reads/offer-versions.ts'
import { offerVerdict } from './offer-verdict.ts'
import { referencesPicture } from './references-view.ts'
import { versionLine } from './version-view.ts'

type Around = {
  reference: PayReference
  events: Awaited<ReturnType<typeof offerEvents>>
  versions: readonly OfferVersion[]
  exceptions: number
  /** Who is asked to decide about an exception, or would be asked first. */
  asked: readonly AskedApprover[]
  rule: ApprovalRule
  warnings: readonly OfferWarning[]
  now: Temporal.Instant
}

/** An offer with its finding as kept, what happened to it, and what the reader may do next. */
export function offerView(offer: KeptOffer, around: Around, actor: OfferActor, visitor: Visitor) {
  const { reference, events, versions, exceptions, asked, rule, warnings, now } = around
  const { t, format, user } = visitor
  const city = cityOf(reference.cities, offer.city_id)
  const pack = packOf(offer)
  const { own } = reference.table
  const verdict = offerVerdict(pack, offer.finding, reference, visitor)
  const state = stateOf(offer)
  const open = actsOpenTo(state, actor)
  const acts = stepActs.filter((act) => open.includes(act))
  const isOpen = openStatuses.some((status) => status === offer.status)
  const thisYear = Number(dayOf(now, city.time_zone).slice(0, 4))
  return {
    id: offer.id,
    version: offer.version,
    edition: t('offer.version', { number: offer.edition }),
    versions: versions.map((version) => versionLine(version, visitor)),
    candidate: { id: offer.candidate_id, name: offer.candidate },
    vacancy: { id: offer.vacancy_id, title: offer.vacancy },
    city: cityName(city, visitor.language),
    comparedWithTable: {
      label: tableLabel(reference.table, visitor),
      href: own ? `/salaries/tables/${own.tableId}/versions/${own.number}` : '/salaries',
    },
    level: levelText(offer.level, reference.table, visitor),
    personLevel:
      offer.person_level && t('offer.person-band', bandWords(offer.person_level, offer.city_id, reference, visitor)),
    amount: offeredPay(offer, visitor),
    whole: wholeText(pack, city.taxScale, visitor),
    entered: t('offer.entered-by', { time: format.dateTime(offer.created_at, city.time_zone), name: offer.author }),
    note: offer.note,
    terms: offerTermsFacts(offer, visitor),
    expired: expiredText(offer, dayOf(now, city.time_zone), visitor),
    reason: offer.reason,
    status: { code: offer.status, text: t(`offer.status.${offer.status}`), tone: statusTone[offer.status] },
    isException: offer.needs_approval === 1,
    ownException: offer.status === 'waiting' && offer.created_by === user?.id,
    approval: approvalText(offer, events, asked, visitor),
    /** Who takes a draft further, for those who cannot. */
    othersDraft:
      offer.status === 'draft' && offer.authorMayAct && !acts.includes('submit')
        ? t('offer.others-draft', { name: offer.author })
        : null,
    exceptionText:
      isDraftException(offer) && acts.includes('submit') ? exceptionText(offer, reference, rule, asked, visitor) : null,
    /** An author who may no longer act, where somebody has to take the offer over. */
    goneAuthor:
      !offer.authorMayAct && (offer.status === 'draft' || offer.status === 'rejected')
        ? t('offer.author-gone', { name: offer.author })
        : null,
    warnings: isOpen ? warnings.map((warning) => t(`offer.warning.${warning}`)) : [],
    asksToConfirm: warnings.length > 0 && (acts.includes('send') || acts.includes('accept')),
    mayEdit: open.includes('change'),
    mayCorrect: open.includes('correct'),
    hasLetter: letterStatuses.has(offer.status),
    acts: acts.map((act) => ({
      act,
      label: t(act === 'submit' && offer.needs_approval === 0 ? 'offer.act.settle' : `offer.act.${act}`),
      secondary: act === 'reject' || act === 'decline' || act === 'withdraw',
    })),
    reasonAsked: acts.some((act) => needsReason(act, state) || (act === 'withdraw' && offer.status !== 'draft')),
    reviewBand: reviewBandView(exceptions, offer.vacancy_id, gateOfOffer(offer, reference), visitor),
    events: events.map((event) => ({
      act: t(event.act === 'submit' && offer.needs_approval === 0 ? 'offer.event.settle' : `offer.event.${event.act}`),
      by: doneBy(event, visitor),
      at: format.dateTime(event.at, city.time_zone),
      reason: event.reason,
      before: event.before_json && beforeText(event.before_json, visitor),
    })),
    verdict,
    picture: referencesPicture(pack, offer.finding, city, visitor),
    buys: verdict.buys,
    year: yearView(pack, city.taxScale, visitor),
    thisYear,
  }
}

const isDraftException = ({ status, needs_approval }: KeptOffer) => status === 'draft' && needs_approval === 1

/** Why an offer needs approval, and by whom if it is handed in now. */
function exceptionText(
  { finding }: KeptOffer,
  { table }: PayReference,
  rule: ApprovalRule,
  asked: Around['asked'],
  locale: Locale,
): string {
  const { t, format } = locale
  const chain = approvalChain(percentOutside(finding, table.basis), rule)
  const values = { names: askedNames(asked, locale), percent: format.number(rule.administratorAbove) }
  if (asked.length === 0) return t('offer.nobody-approves')
  return t(chain.length > 1 ? 'offer.exception-far' : 'offer.exception', values)
}

/** What gated an offer when it was written; those made before references had an order were gated by their table. */
function gateOfOffer({ finding: { references } }: KeptOffer, { table: { own } }: PayReference) {
  const gate = gateOf(references)
  if (gate) return { kind: gate.kind, table: gate.table?.id ?? null }
  return { kind: own && references.length === 0 ? ('vacancy-table' as const) : null, table: own?.tableId ?? null }
}

/** Who approved the version in force or, while it waits, whose turn it is and who comes after. */
function approvalText(
  offer: KeptOffer,
  events: Around['events'],
  asked: Around['asked'],
  visitor: Visitor,
): string | null {
  const { t, format } = visitor
  const { status, needs_approval } = offer
  if (needs_approval === 0 || status === 'draft') return null
  if (status === 'waiting') {
    if (asked.length === 0) return t('offer.nobody-approves')
    const isLast = chainOf(offer).at(-1) === offer.awaits
    return t(isLast ? 'offer.waits-for' : 'offer.waits-for-then', { names: askedNames(asked, visitor) })
  }
  // A correction that left the money as it was kept the approval.
  const kept = status !== 'withdrawn'
  const decided = events.findLast(({ act }) => act === 'approve' || act === 'reject' || (act === 'correct' && !kept))
  if (!decided || decided.act === 'correct') return null
  return t(`offer.decided.${decided.act as 'approve' | 'reject'}`, {
    name: doneBy(decided, visitor),
    time: format.dateTime(decided.at, teamZone),
  })
}

function bandWords(level: number, city: string, { bands }: PayReference, { format }: Locale) {
  const { lower, upper } = bandAt(bands, city, level)
  return { level, from: format.money(lower), to: format.money(upper) }
}

/** What a change replaced; those kept before offers had terms hold none. */
type Before = Parameters<typeof offeredPay>[0] & Pick<KeptOffer, 'level'> & (KeptTerms | { start_on?: never })

function beforeText(json: string, locale: Locale): string {
  const before = JSON.parse(json) as Before
  const pay = locale.t('offer.before', { pay: offeredPay(before, locale), level: before.level })
  const terms = before.start_on === undefined ? [] : offerTermsFacts(before, locale)
  return [pay, ...terms.map(({ label, value }) => `${label}: ${value}`)].join('; ')
}
