import { criterionGroups } from '../../../db/schema/scorecards.ts'
import { fitOf, managerTypes } from '../../../domain/scoring/manager-type.ts'
import { criterionMarks, type Mark } from '../../../domain/scoring/ratings.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { Criterion } from '../../vacancies/criterion.ts'
import { criterionName, groupName } from '../../vacancies/words.ts'
import type { ShownScorecard } from '../reads/scorecards.ts'

/** The criteria under the headings of their groups; groups without any are left out. */
export function grouped<C extends Criterion>(criteria: readonly C[], { t }: Pick<Visitor, 't'>) {
  return criterionGroups.flatMap((group) => {
    const own = criteria.filter((criterion) => criterion.group === group)
    return own.length === 0
      ? []
      : [
          {
            group,
            heading: groupName(group, t),
            criteria: own.map((criterion) => ({ ...criterion, label: criterionName(criterion, t) })),
          },
        ]
  })
}

/** The groups of one's own scorecard: how many were marked by what was seen; the first with something left is open. */
export function ownGroups(criteria: readonly Criterion[], values: Record<string, unknown>, visitor: Visitor) {
  const groups = grouped(criteria, visitor).map((group) => ({
    ...group,
    seen: group.criteria.filter(({ id }) => (values[`observed-${id}`] ?? '') !== '').length,
  }))
  const next = groups.find(({ seen, criteria: own }) => seen < own.length) ?? groups[0]
  return groups.map(({ seen, ...group }) => ({
    ...group,
    rated: visitor.t('scorecard.rated', { seen, all: group.criteria.length }),
    isOpen: group.group === next?.group,
  }))
}

/** The types of manager to choose from, each with where the article sees it and how that goes with the vacancy. */
export function managerOptions(business: string | null, { t }: Pick<Visitor, 't'>) {
  const hint = (type: (typeof managerTypes)[number]) => {
    const fit = fitOf(type, business)
    return [t(`scorecard.manager-about.${type}`), fit === 'not-named' ? '' : t(`scorecard.fit.${fit}`)]
      .filter(Boolean)
      .join('; ')
  }
  return [
    { value: '', label: t('scorecard.manager-none'), hint: '' },
    ...managerTypes.map((type) => ({ value: type, label: t(`scorecard.manager.${type}`), hint: hint(type) })),
  ]
}

/** All scorecards of one application that the reader may see, side by side: every mark, the mean and the spread. */
export function together(
  cards: readonly ShownScorecard[],
  criteria: readonly Criterion[],
  timeZone: string,
  visitor: Visitor,
) {
  const { t, format } = visitor
  const rows = criteria.map((criterion) => {
    const given = cards.flatMap((card) =>
      card.marks.flatMap((mark) =>
        mark.criterion_id === criterion.id ? [{ ...mark, by: card.interviewer, interviewer: card.user_id }] : [],
      ),
    )
    const { observed, overclaimed } = criterionMarks(
      given.map(({ interviewer, claimed, observed: seen }) => ({
        interviewer,
        criterion: String(criterion.id),
        claimed: claimed as Mark | null,
        observed: seen as Mark | null,
      })),
    )
    return {
      ...criterion,
      mean: observed && format.number(observed.mean, Number.isInteger(observed.mean) ? 0 : 1),
      spread:
        observed &&
        (observed.lowest === observed.highest ? String(observed.lowest) : `${observed.lowest}–${observed.highest}`),
      n: observed && t('scorecard.marks-n', { count: observed.n }),
      over: overclaimed === null ? null : signed(overclaimed, visitor),
      marks: given.map(({ by, claimed, observed: seen, evidence }) => ({
        by,
        text: t('scorecard.described-mark', {
          claimed: claimed ?? t('scorecard.not-said'),
          observed: seen ?? t('scorecard.not-seen'),
        }),
        evidence,
      })),
    }
  })
  const types = cards.flatMap(({ manager_type, interviewer }) =>
    manager_type ? [`${t(`scorecard.manager.${manager_type}`)} (${interviewer})`] : [],
  )
  return {
    people: cards.map(({ interviewer, submitted_at, note }) => ({
      who: t('scorecard.who', {
        name: interviewer,
        date: submitted_at ? format.date(dayOf(submitted_at, timeZone)) : '',
      }),
      note,
    })),
    groups: grouped(
      rows.filter(({ marks }) => marks.length > 0),
      visitor,
    ),
    types: types.length > 0 ? t('scorecard.types-said', { types: types.join(', ') }) : null,
  }
}

function signed(difference: number, { format }: Pick<Visitor, 'format'>): string {
  const tenths = Math.round(difference * 10) / 10
  return tenths === 0
    ? '0'
    : `${tenths > 0 ? '+' : '−'}${format.number(Math.abs(tenths), Number.isInteger(tenths) ? 0 : 1)}`
}
