import type { Temporal } from 'temporal-polyfill'
import { expectationAgainst, expectationInRange } from '../../../domain/pay/offers/expectation.ts'
import type { ExpectedPay } from '../../../domain/people/expected-pay.ts'
import { type ManagerType, fitOf } from '../../../domain/scoring/manager-type.ts'
import { keptAppointments } from '../../../domain/turnout/kept-appointments.ts'
import { reasonText } from '../../../web/texts/close-reasons.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { payText } from '../../../web/texts/pay.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { stageName, stepView } from '../../applications/words.ts'
import { levelView } from '../../candidates/level-words.ts'
import { boundsText, tableLabel } from '../../pay/words.ts'
import { advertisedRange } from '../../vacancies/vacancy.ts'
import type { Comparison, Person } from '../reads/comparison.ts'

/** Certainty of the interval of a person's own turnout. */
const certainty = 0.9

/** A line of a cell; `tone` makes it a badge. */
export type FactLine = { text: string; tone?: 'good' | 'warn' | 'plain' }

type Fact = { label: string; of: (person: Person) => FactLine[] }

/** What is known of each person beside the marks: a row for each fact, a cell for each person. */
export function factViews(comparison: Comparison, now: Temporal.Instant, visitor: Visitor) {
  const { t } = visitor
  const facts: Fact[] = [
    { label: t('comparison.level-of-person'), of: (person) => levelLines(person, visitor) },
    { label: t('candidate.expected-pay'), of: (person) => payLines(person, comparison, visitor) },
    { label: t('comparison.appointments'), of: (person) => appointmentLines(person, visitor) },
    { label: t('comparison.manager-type'), of: (person) => managerLines(person, comparison.vacancy.business, visitor) },
    { label: t('application.stage'), of: (person) => stageLines(person, visitor) },
    { label: t('application.next-step'), of: (person) => stepLines(person, now, visitor) },
  ]
  return facts.map(({ label, of }) => ({
    label,
    cells: comparison.people.map((person) => ({ name: person.row.name, lines: of(person) })),
  }))
}

/** Facts in which people differ, and those that are the same for all. */
export function partedFacts(facts: ReturnType<typeof factViews>) {
  const isSame = ({ cells }: (typeof facts)[number]) =>
    new Set(cells.map(({ lines }) => lines.map(({ text }) => text).join('\n'))).size === 1
  return { facts: facts.filter((fact) => !isSame(fact)), sameFacts: facts.filter(isSame) }
}

function levelLines({ level, row }: Person, visitor: Visitor): FactLine[] {
  const { t } = visitor
  if (!level) return [{ text: t('comparison.level-not-assessed') }]
  const view = levelView(level, row.experience_months, visitor)
  return [
    { text: view.override ? view.override.level : view.computed },
    ...(view.override ? [{ text: t('comparison.level-by-hand', { computed: view.computed }) }] : []),
    ...(view.provisional ? [{ text: t('person-level.provisional'), tone: 'warn' as const }] : []),
    ...(view.gaps.length > 0 ? [{ text: `${t('person-level.gaps')}: ${view.gaps.join(', ')}` }] : []),
    ...(view.next ? [{ text: view.next }] : []),
  ]
}

function payLines({ row }: Person, comparison: Comparison, visitor: Visitor): FactLine[] {
  const asked = payText({ from: row.expected_pay, to: row.expected_pay, basis: row.pay_basis }, visitor)
  if (asked === null || row.expected_pay === null) return [{ text: visitor.t('pay.unknown') }]
  const against = expectationVerdict({ amount: row.expected_pay, basis: row.pay_basis ?? 'unknown' }, comparison)
  if (!against) return [{ text: asked }]
  const { key, verdict, isGuide } = against
  const over = verdict === 'above-band' || verdict === 'above-every-level'
  const tone = isGuide ? 'plain' : over ? 'warn' : verdict === 'in-band' ? 'good' : 'plain'
  return [{ text: asked }, { text: visitor.t(key), tone }]
}

/**
 * Against the range that the vacancy names or, where it names none, against the band of the table in force. The
 * article's table is only a guide (`isGuide`), of which nobody is warned.
 */
function expectationVerdict(expected: ExpectedPay, { vacancy, table, bands, taxScale }: Comparison) {
  const range = advertisedRange(vacancy)
  if (range) {
    const verdict = expectationInRange(expected, range, taxScale)
    return { verdict, key: `comparison.range.${verdict}` as const, isGuide: false }
  }
  const band = bands.find(({ city, level }) => city === vacancy.city_id && level === vacancy.level)
  if (!band) return null
  const verdict = expectationAgainst(expected, { band, bands, tableBasis: table.basis, taxScale })
  return { verdict, key: `comparison.pay.${verdict}` as const, isGuide: table.own === null }
}

/** What expectations are compared with: the vacancy's range, or a band and its table; null when there is neither. */
export function bandText({ vacancy, bands, table }: Comparison, visitor: Visitor): string | null {
  const range = advertisedRange(vacancy)
  if (range) return visitor.t('comparison.range', { range: payText(range, visitor) ?? '' })
  const band = bands.find(({ city, level }) => city === vacancy.city_id && level === vacancy.level)
  return band
    ? visitor.t('comparison.band', { band: boundsText(band, visitor), table: tableLabel(table, visitor) })
    : null
}

function appointmentLines({ outcomes }: Person, { t, format }: Visitor): FactLine[] {
  const kept = keptAppointments(outcomes, certainty)
  const changed =
    kept.moved + kept.cancelled > 0
      ? [{ text: t('comparison.changed-beforehand', { cancelled: kept.cancelled, moved: kept.moved }) }]
      : []
  if (!kept.interval) return [{ text: t('comparison.never-invited') }, ...changed]
  const { from, to } = kept.interval
  return [
    { text: t('comparison.came-of', { came: kept.came, n: kept.n, missed: kept.missed }) },
    { text: t('comparison.turnout-interval', { from: format.percent(from), to: format.percent(to) }) },
    ...changed,
  ]
}

function managerLines({ cards }: Person, business: string | null, { t }: Visitor): FactLine[] {
  const seen = Map.groupBy(
    cards.flatMap(({ manager_type }) => (manager_type === null ? [] : [manager_type])),
    (type: ManagerType) => type,
  )
  if (seen.size === 0) return [{ text: t('comparison.manager-unknown') }]
  return [...seen].flatMap(([type, opinions]): FactLine[] => {
    const fit = fitOf(type, business)
    const text = t('comparison.manager-by', { type: t(`scorecard.manager.${type}`), count: opinions.length })
    return [
      { text },
      ...(fit === 'not-named'
        ? []
        : [{ text: t(`comparison.fit.${fit}`), tone: fit === 'fits' ? ('good' as const) : ('plain' as const) }]),
    ]
  })
}

function stageLines({ row }: Person, { t }: Visitor): FactLine[] {
  const stage = stageName({ kind: row.stage_kind, name: row.stage_name }, t)
  return row.closed_at
    ? [
        { text: stage },
        {
          text: t(`closure.because.${row.ended_by ?? 'team'}`, { reason: reasonText(row.close_reason, t) }),
          tone: 'plain',
        },
      ]
    : [{ text: stage }]
}

function stepLines({ row }: Person, now: Temporal.Instant, visitor: Visitor): FactLine[] {
  const step = stepView(row, teamDay(now), visitor)
  if (!step) return [{ text: visitor.t('application.no-step') }]
  const text = visitor.t('application.step-by', { step: step.text, due: step.due })
  return step.late ? [{ text }, { text: visitor.t('application.late'), tone: 'warn' }] : [{ text }]
}
