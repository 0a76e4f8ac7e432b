import { z } from 'zod'
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
import { messageKey } from '../../../web/messages/index.ts'

/** Where the types of manager fit, and everything else. */
export const businesses = ['trade', 'service', 'other'] as const
// Also when other fields are wrong, so that a person hears of everything at once.
const always = { when: () => true }

const optionalTable = () => z.preprocess((value) => (value === '' ? undefined : value), id().optional())

/** The table a form was sent with, and whether only its levels are asked for. */
export const tableForm = z.object({
  payTable: optionalTable().catch(undefined),
  levels: z.string().optional().catch(undefined),
})

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
    .refine(({ payFrom, payTo, payBasis }) => (payFrom ?? payTo) === undefined || payBasis !== undefined, {
      path: ['payBasis'],
      error: messageKey('pay.basis-required'),
      ...always,
    })
    .refine(({ payFrom, payTo }) => payFrom === undefined || payTo === undefined || payFrom <= payTo, {
      path: ['payTo'],
      error: messageKey('vacancy.pay-order'),
      ...always,
    })

export type VacancyInput = z.output<ReturnType<typeof vacancyForm>>

/** What of a form that is still being written the law has a say in. */
export const wordingForm = z.object({ title: text().catch(''), description: optionalText(10_000).catch(undefined) })
