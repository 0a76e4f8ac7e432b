import type { Temporal } from 'temporal-polyfill'
import { disputed, fieldNames, fuller, joinable, type Facts, type MergedField } from '../../../domain/people/merging.ts'
import { cityName } from '../../../web/texts/cities.ts'
import { reasonText } from '../../../web/texts/close-reasons.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import { payText } from '../../../web/texts/pay.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { mergesInto } from '../acts/merge.ts'
import { experienceText } from '../../candidates/pages/views.ts'
import type { Candidate, Contact } from '../../candidates/acts/candidates.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'

const labels: Record<MergedField, MessageKey> = {
  name: 'candidate.name',
  city: 'candidate.city',
  source: 'candidate.source',
  experience: 'candidate.experience',
  education: 'candidate.education',
  skills: 'candidate.skills',
  languages: 'candidate.languages',
  expectedPay: 'candidate.expected-pay',
  note: 'candidate.note',
}

/** One entry in words, field by field; null = not known. */
function wordsOf(candidate: Candidate, visitor: Visitor): Record<MergedField, string | null> {
  const { name_ru, name_en, expected_pay, pay_basis } = candidate
  return {
    name: candidate.name,
    city:
      name_ru !== null && name_en !== null ? cityName({ name_ru, name_en }, visitor.language) : candidate.city_other,
    source: candidate.source,
    experience: experienceText(candidate.experience_months, visitor),
    education: candidate.education,
    skills: candidate.skills,
    languages: candidate.languages,
    expectedPay: payText({ from: expected_pay, to: expected_pay, basis: pay_basis }, visitor),
    note: candidate.note,
  }
}

const day = (instant: string, { format }: Visitor) => format.date(dayOf(instant, teamZone))

/** Both entries side by side: what agrees or only one knows, and what has to be chosen. */
export function mergeView(kept: Candidate, other: Candidate, contacts: readonly Contact[], visitor: Visitor) {
  const { t } = visitor
  const [ours, theirs] = [wordsOf(kept, visitor), wordsOf(other, visitor)]
  const facts = (candidate: Candidate): Facts => candidate
  const open = disputed(facts(kept), facts(other))
  const entry = (candidate: Candidate) => ({
    id: candidate.id,
    version: candidate.version,
    name: candidate.name,
    added: day(candidate.created_at, visitor),
    contacts: contacts.filter(({ candidate_id }) => candidate_id === candidate.id).map(({ value }) => value),
  })
  return {
    kept: entry(kept),
    other: entry(other),
    agreed: fieldNames.flatMap((field) => {
      const value = ours[field] ?? theirs[field]
      return open.includes(field) || value === null ? [] : [{ label: t(labels[field]), value }]
    }),
    open: open.map((field) => ({
      name: field,
      legend: t(labels[field]),
      options: [
        { value: 'kept', label: ours[field] ?? '' },
        { value: 'other', label: theirs[field] ?? '' },
        ...(joinable.includes(field) ? [{ value: 'both', label: t('merge.both') }] : []),
      ],
    })),
    chosen: fuller(facts(kept), facts(other)),
  }
}

/**
 * Merges into a candidate, to look at and to undo; with the applications that another one on the same vacancy stands
 * for now.
 */
export function mergeHistory(
  merges: Awaited<ReturnType<typeof mergesInto>>,
  vacancies: ReadonlyMap<number, string>,
  now: Temporal.Instant,
  visitor: Visitor,
) {
  const { t, format } = visitor
  return merges.map(({ id, at, author, steps }) => {
    const removed = steps.flatMap((step) => (step.act === 'removed' ? [step] : []))
    return {
      id,
      name: String(removed.find(({ table }) => table === 'candidates')?.row['name'] ?? ''),
      when: format.date(dayOf(at, teamZone), Number(dayOf(now, teamZone).slice(0, 4))),
      author: author ?? t('common.unknown'),
      applications: removed
        .filter(({ table }) => table === 'applications')
        .map(({ row }) =>
          t('merge.put-away', {
            title: vacancies.get(Number(row['vacancy_id'])) ?? '',
            since: day(String(row['created_at']), visitor),
            state:
              row['closed_at'] === null
                ? t('merge.still-open')
                : t(`closure.because.${row['ended_by'] === 'candidate' ? 'candidate' : 'team'}`, {
                    reason: reasonText(row['close_reason'] === null ? null : String(row['close_reason']), t),
                  }),
          }),
        ),
    }
  })
}
