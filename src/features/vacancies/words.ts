import type { CriterionGroup } from '../../db/schema/scorecards.ts'
import { cityName } from '../../web/texts/cities.ts'
import { dayOf } from '../../web/texts/days.ts'
import type { MessageKey, Translate } from '../../web/messages/index.ts'
import { payText } from '../../web/texts/pay.ts'
import type { Visitor } from '../../web/visitor.ts'
import type { Criterion } from './criterion.ts'
import type { Vacancy } from './reads/vacancies.ts'
import type { VacancyProblem } from './vacancy.ts'

/** What pages and API say of a rule that a vacancy breaks. */
export const problemMessages: Record<VacancyProblem['why'], MessageKey> = {
  'basis-missing': 'pay.basis-required',
  'pay-order': 'vacancy.pay-order',
  'no-such-table': 'api.no-such',
  'no-such-city': 'api.no-such',
  'no-band': 'vacancy.pay-table-no-band',
}

/** A criterion by the team's own word or the usual one. */
export function criterionName({ key, name }: Pick<Criterion, 'key' | 'name'>, t: Translate): string {
  return name ?? t(`criterion.${key}` as MessageKey)
}

export function groupName(group: CriterionGroup, t: Translate): string {
  return t(`criterion.group.${group}`)
}

/** The level of a vacancy, named by its pay table; a newer version of the table may no longer have that level. */
export function levelName(
  { level, table_in_force, level_name }: Pick<Vacancy, 'level' | 'table_in_force' | 'level_name'>,
  { t }: Pick<Visitor, 't'>,
): string {
  if (table_in_force === null) return t(`level.${level}` as MessageKey)
  return level_name === null
    ? t('salaries.level-heading', { level })
    : t('salaries.level-named', { level, name: level_name })
}

/** A vacancy in words; what is not known is null. */
export function vacancyView(vacancy: Vacancy, visitor: Visitor) {
  const { t, format, language } = visitor
  return {
    id: vacancy.id,
    version: vacancy.version,
    title: vacancy.title,
    city: cityName(vacancy, language),
    level: levelName(vacancy, visitor),
    payTable: vacancy.table_in_force === null ? null : { id: vacancy.table_in_force, name: vacancy.pay_table ?? '' },
    openings: format.number(vacancy.openings),
    pay: payText({ from: vacancy.pay_from, to: vacancy.pay_to, basis: vacancy.pay_basis }, visitor),
    business: vacancy.business && t(`business.${vacancy.business}` as MessageKey),
    description: vacancy.description,
    closedOn: vacancy.closed_at && format.date(dayOf(vacancy.closed_at, vacancy.time_zone)),
  }
}
