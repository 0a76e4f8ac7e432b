import type { Temporal } from 'temporal-polyfill'
import { gateOf } from '../../../domain/pay/offers/references.ts'
import { actsOpenTo, needsReason } from '../../../domain/pay/offers/offer-status.ts'
import { bandAt } from '../../../domain/pay/tables/bands.ts'
import { cityName } from '../../../web/texts/cities.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'
import type { Locale } from '../../../web/texts/locale.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { PayReference } from '../../pay/reads/pay-reference.ts'
import { levelText, tableLabel, wholeText } from '../../pay/words.ts'
import { yearView } from '../../pay/year-view.ts'
import { cityOf } from '../../places/places.ts'
import { reviewBandView } from '../../vacancies/review-band.ts'
import {
  letterStatuses,
  openStatuses,
  packOf,
  stateOf,
  stepActs,
  type OfferActor,
  type OfferWarning,
} from '../offer.ts'
import { offeredPay, statusTone } from '../offer-words.ts'
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
  /** The names of those who may decide about an exception. */
  approvers: readonly string[]
  warnings: readonly OfferWarning[]
  now: Temporal.Instant
}

/** An offer with its finding as kept, what happened to it, and what the reader may do next. */
export function offerView(offer: KeptOffer, around: Around, actor: OfferActor, visitor: Visitor) {
  const { reference, events, versions, exceptions, approvers, warnings, now } = around
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
    reason: offer.reason,
    status: { code: offer.status, text: t(`offer.status.${offer.status}`), tone: statusTone[offer.status] },
    isException: offer.needs_approval === 1,
    ownException: offer.status === 'waiting' && offer.created_by === user?.id,
    approval: approvalText(offer, events, approvers, visitor),
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
      by: event.by,
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

/** What gated an offer when it was written; those made before references had an order were gated by their table. */
function gateOfOffer({ finding: { references } }: KeptOffer, { table: { own } }: PayReference) {
  const gate = gateOf(references)
  if (gate) return { kind: gate.kind, table: gate.table?.id ?? null }
  return { kind: own && references.length === 0 ? ('vacancy-table' as const) : null, table: own?.tableId ?? null }
}

/** Who approved the version in force or, while it waits, who may. */
function approvalText(
  { status, needs_approval }: KeptOffer,
  events: Around['events'],
  approvers: readonly string[],
  { t, format }: Visitor,
): string | null {
  if (needs_approval === 0 || status === 'draft') return null
  if (status === 'waiting')
    return approvers.length === 0
      ? t('offer.nobody-approves')
      : t('offer.waits-for', { names: approvers.slice(0, 10).join(', ') })
  const decided = events.findLast(({ act }) => act === 'approve' || act === 'reject' || act === 'correct')
  if (!decided || decided.act === 'correct') return null
  return t(`offer.decided.${decided.act as 'approve' | 'reject'}`, {
    name: decided.by,
    time: format.dateTime(decided.at, teamZone),
  })
}

function bandWords(level: number, city: string, { bands }: PayReference, { format }: Locale) {
  const { lower, upper } = bandAt(bands, city, level)
  return { level, from: format.money(lower), to: format.money(upper) }
}

type Before = Pick<KeptOffer, 'amount' | 'variable_pay' | 'share' | 'basis' | 'level'>

function beforeText(json: string, locale: Locale): string {
  const before = JSON.parse(json) as Before
  return locale.t('offer.before', { pay: offeredPay(before, locale), level: before.level })
}
