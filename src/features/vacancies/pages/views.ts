import type { City } from '../../../db/reference/cities.ts'
import { cityName } from '../../../web/texts/cities.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import { payText } from '../../../web/texts/pay.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { VacancyInput } from './vacancy-form.ts'
import type { batchesOf, Vacancy } from '../acts/vacancies.ts'

/** The level of a vacancy, named by the table its offers are held against; a newer version may no longer have it. */
export function levelName(
  { level, pay_table_id, level_name }: Pick<Vacancy, 'level' | 'pay_table_id' | 'level_name'>,
  { t }: Pick<Visitor, 't'>,
): string {
  if (pay_table_id === null) return t(`level.${level}` as MessageKey)
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
    payTable: vacancy.pay_table_id === null ? null : { id: vacancy.pay_table_id, name: vacancy.pay_table ?? '' },
    openings: format.number(vacancy.openings),
    pay: payText({ from: vacancy.pay_from, to: vacancy.pay_to, basis: vacancy.pay_basis }, visitor),
    business: vacancy.business && t(`business.${vacancy.business}` as MessageKey),
    description: vacancy.description,
    closedOn: vacancy.closed_at && format.date(dayOf(vacancy.closed_at, vacancy.time_zone)),
  }
}

export function batchView(batch: Awaited<ReturnType<typeof batchesOf>>[number], { t, format }: Visitor) {
  return {
    id: batch.id,
    date: format.date(batch.date),
    format: t(`vacancy.batch.${batch.format}`),
    goal: format.number(batch.goal),
    status: t(`vacancy.batch.${batch.status}`),
  }
}

/** A stored vacancy as its form would send it. */
export const inputOf = (vacancy: Vacancy): VacancyInput => ({
  title: vacancy.title,
  city: vacancy.city_id,
  payTable: vacancy.pay_table_id ?? undefined,
  levelsOf: vacancy.pay_table_id ?? undefined,
  level: vacancy.level,
  openings: vacancy.openings,
  payFrom: vacancy.pay_from ?? undefined,
  payTo: vacancy.pay_to ?? undefined,
  payBasis: vacancy.pay_basis ?? undefined,
  business: (vacancy.business as VacancyInput['business']) ?? undefined,
  description: vacancy.description ?? undefined,
  version: vacancy.version,
})

/** Each field by its label, in words, to hold two versions side by side. */
export function describeInput(
  input: VacancyInput,
  { cities, tables }: { cities: readonly City[]; tables: readonly { id: number; name: string }[] },
  visitor: Visitor,
): Map<string, string> {
  const { t, format, language } = visitor
  const city = cities.find(({ id }) => id === input.city)
  const money = (amount: number | undefined) => (amount === undefined ? '' : format.money(amount))
  return new Map([
    [t('vacancy.title'), input.title],
    [t('vacancy.city'), city ? cityName(city, language) : input.city],
    [t('vacancy.pay-table'), tables.find(({ id }) => id === input.payTable)?.name ?? t('vacancy.pay-table-article')],
    [
      t('vacancy.level'),
      levelName({ level: input.level, pay_table_id: input.payTable ?? null, level_name: null }, visitor),
    ],
    [t('vacancy.openings'), format.number(input.openings)],
    [t('vacancy.pay-from'), money(input.payFrom)],
    [t('vacancy.pay-to'), money(input.payTo)],
    [t('pay.basis'), input.payBasis ? t(`basis.${input.payBasis}`) : ''],
    [t('vacancy.business'), input.business ? t(`business.${input.business}`) : ''],
    [t('vacancy.description'), input.description ?? ''],
  ])
}
