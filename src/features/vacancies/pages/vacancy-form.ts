import { z } from 'zod'
import type { City } from '../../../db/reference/cities.ts'
import { mostLevels } from '../../../domain/pay/tables/pay-table.ts'
import {
  choice,
  id,
  optionalChoice,
  optionalMoney,
  optionalText,
  text,
  wholeNumber,
} from '../../../web/forms/fields.ts'
import { cityName } from '../../../web/texts/cities.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { Vacancy } from '../reads/vacancies.ts'
import { businesses, payProblems, type NewVacancy, type VacancyProblem } from '../vacancy.ts'
import { levelName, problemMessages } from '../words.ts'

const optionalTable = () => z.preprocess((value) => (value === '' ? undefined : value), id().optional())

/** The table and the city a form was sent with, and whether only its levels are asked for. */
export const tableForm = z.object({
  payTable: optionalTable().catch(undefined),
  city: z.preprocess((value) => (value === '' ? undefined : value), z.string().max(40).optional()).catch(undefined),
  levels: z.string().optional().catch(undefined),
})

/** The rule about pay that is checked beside the other fields, so that a person hears of all problems at once. */
const payRule = (why: VacancyProblem['why'], path: VacancyProblem['field']) => ({
  path: [path],
  error: problemMessages[why],
  when: () => true,
})

const isKept = (why: VacancyProblem['why']) => (sent: Parameters<typeof payProblems>[0]) =>
  payProblems(sent).every((problem) => problem.why !== why)

/** @param cities the ids a vacancy may be in */
export const vacancyForm = (cities: readonly string[]) =>
  z
    .object({
      title: text(),
      city: choice(cities),
      payTable: optionalTable(),
      /** Whose levels were offered: another table's level of the same number would mean something else. */
      levelsOf: optionalTable(),
      level: wholeNumber(1, mostLevels),
      openings: wholeNumber(1, 10_000),
      payFrom: optionalMoney(),
      payTo: optionalMoney(),
      payBasis: optionalChoice(['gross', 'net']),
      business: optionalChoice(businesses),
      description: optionalText(10_000),
      version: id().optional(),
    })
    .refine(isKept('basis-missing'), payRule('basis-missing', 'payBasis'))
    .refine(isKept('pay-order'), payRule('pay-order', 'payTo'))

type VacancyForm = z.output<ReturnType<typeof vacancyForm>>

/** What a form sent, as a vacancy. */
export function sentVacancy(form: VacancyForm): NewVacancy {
  return {
    title: form.title,
    city: form.city,
    level: form.level,
    openings: form.openings,
    payTable: form.payTable ?? null,
    payFrom: form.payFrom ?? null,
    payTo: form.payTo ?? null,
    payBasis: form.payBasis ?? null,
    business: form.business ?? null,
    description: form.description ?? null,
  }
}

/** A stored vacancy, as somebody could have sent it. */
export function storedVacancy(vacancy: Vacancy): NewVacancy {
  return {
    title: vacancy.title,
    city: vacancy.city_id,
    level: vacancy.level,
    openings: vacancy.openings,
    payTable: vacancy.pay_table_id,
    payFrom: vacancy.pay_from,
    payTo: vacancy.pay_to,
    payBasis: vacancy.pay_basis,
    business: vacancy.business as NewVacancy['business'],
    description: vacancy.description,
  }
}

/** The fields of the form, filled in from a vacancy. */
export function formValues(vacancy: NewVacancy, version: number): Record<string, unknown> {
  return { ...vacancy, version }
}

/** Title and description of a form that is still being written, for the check of their wording. */
export const wordingForm = z.object({ title: text().catch(''), description: optionalText(10_000).catch(undefined) })

/** Each field by its label, in words, to compare two versions. */
export function describeVacancy(
  vacancy: NewVacancy,
  { cities, tables }: { cities: readonly City[]; tables: readonly { id: number; name: string }[] },
  visitor: Visitor,
): Map<string, string> {
  const { t, format, language } = visitor
  const city = cities.find(({ id }) => id === vacancy.city)
  const money = (amount: number | null) => (amount === null ? '' : format.money(amount))
  return new Map([
    [t('vacancy.title'), vacancy.title],
    [t('vacancy.city'), city ? cityName(city, language) : vacancy.city],
    [t('vacancy.pay-table'), tables.find(({ id }) => id === vacancy.payTable)?.name ?? t('vacancy.pay-table-article')],
    [
      t('vacancy.level'),
      levelName({ level: vacancy.level, table_in_force: vacancy.payTable, level_name: null }, visitor),
    ],
    [t('vacancy.openings'), format.number(vacancy.openings)],
    [t('vacancy.pay-from'), money(vacancy.payFrom)],
    [t('vacancy.pay-to'), money(vacancy.payTo)],
    [t('pay.basis'), vacancy.payBasis ? t(`basis.${vacancy.payBasis}`) : ''],
    [t('vacancy.business'), vacancy.business ? t(`business.${vacancy.business}`) : ''],
    [t('vacancy.description'), vacancy.description ?? ''],
  ])
}
