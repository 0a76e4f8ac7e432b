import { criterionMarks, type Mark } from '../../../domain/scoring/ratings.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { hasCome } from '../../../domain/scheduling/presence.ts'
import type { InvitationRow } from '../../batches/reads/invitations.ts'
import type { Criterion } from '../../vacancies/criterion.ts'
import type { ShownScorecard } from '../../scorecards/reads/scorecards.ts'
import { criterionName } from '../../vacancies/words.ts'
import { cellName } from './sheet-form.ts'

export type Person = { invitation: number; badge: number; name: string; here: boolean; application: number | undefined }

/**
 * Everybody on the sheet: those who are here before those who are not yet; the badge is the place in the order of
 * inviting and stays.
 */
export function people(rows: readonly InvitationRow[], applications: ReadonlyMap<number, number>): Person[] {
  const order = rows.map(({ id }) => id).sort((one, other) => one - other)
  return rows
    .filter(({ status, presence }) => status === 'active' && presence !== 'missed')
    .map((row) => ({
      invitation: row.id,
      badge: order.indexOf(row.id) + 1,
      name: row.name,
      here: hasCome(row),
      application: applications.get(row.candidate_id),
    }))
    .sort((one, other) => Number(other.here) - Number(one.here) || one.badge - other.badge)
}

/** One's own marks as the form shows them: `mark-12-5`. */
export function ownMarks(
  everybody: readonly Person[],
  criteria: readonly Criterion[],
  cards: readonly ShownScorecard[],
  user: number,
): Record<string, number | ''> {
  const own = new Map(cards.filter(({ user_id }) => user_id === user).map((card) => [card.application_id, card.marks]))
  const mark = (application: number | undefined, criterion: number) =>
    (application === undefined
      ? undefined
      : own.get(application)?.find(({ criterion_id }) => criterion_id === criterion)?.observed) ?? ''
  return Object.fromEntries(
    everybody.flatMap(({ invitation, application }) =>
      criteria.map(({ id: criterion }) => [
        `mark-${cellName({ invitation, criterion })}`,
        mark(application, criterion),
      ]),
    ),
  )
}

/** What all who handed in have seen, person by person, with where they differ most: something to talk about. */
export function summary(
  everybody: readonly Person[],
  criteria: readonly Criterion[],
  cards: readonly ShownScorecard[],
  visitor: Visitor,
) {
  const { t, format } = visitor
  const handedIn = cards.filter(({ submitted_at }) => submitted_at !== null)
  return everybody.flatMap(({ badge, name, application }) => {
    const theirs = handedIn.filter((card) => card.application_id === application)
    const by = criteria.map((criterion) => {
      const { observed } = criterionMarks(
        theirs.flatMap(({ user_id, marks }) =>
          marks.flatMap((one) =>
            one.criterion_id === criterion.id
              ? [{ interviewer: user_id, criterion: '', claimed: null, observed: one.observed as Mark | null }]
              : [],
          ),
        ),
      )
      return { criterion, observed }
    })
    if (by.every(({ observed }) => observed === null)) return []
    const widest = by.toSorted((one, other) => gap(other.observed) - gap(one.observed))[0]
    return {
      badge,
      name,
      application,
      marks: by.map(({ observed }) =>
        observed === null
          ? null
          : {
              mean: format.number(observed.mean, Number.isInteger(observed.mean) ? 0 : 1),
              of:
                observed.lowest === observed.highest
                  ? t('scorecard.marks-n', { count: observed.n })
                  : t('sheet.spread', { lowest: observed.lowest, highest: observed.highest, count: observed.n }),
            },
      ),
      talkAbout: widest && gap(widest.observed) >= 2 ? criterionName(widest.criterion, t) : null,
    }
  })
}

function gap(marks: { lowest: number; highest: number } | null): number {
  return marks ? marks.highest - marks.lowest : 0
}
