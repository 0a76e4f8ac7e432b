import { z } from 'zod'
import { choice, id, optionalChoice, optionalMoney, optionalText, text, wholeNumber } from '../../web/fields.ts'
import { levels } from '../../web/levels.ts'
import type { MessageKey } from '../../web/messages/index.ts'

/** Where the types of manager fit, and everything else. */
export const businesses = ['trade', 'service', 'other'] as const

const key = (message: MessageKey) => message
// Also when other fields are wrong, so that a person hears of everything at once.
const always = { when: () => true }

/** @param cities the ids a vacancy may be in */
export const vacancyForm = (cities: readonly string[]) =>
  z
    .object({
      title: text(),
      city: choice(cities),
      level: wholeNumber(1, levels.length),
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
      error: key('pay.basis-required'),
      ...always,
    })
    .refine(({ payFrom, payTo }) => payFrom === undefined || payTo === undefined || payFrom <= payTo, {
      path: ['payTo'],
      error: key('vacancy.pay-order'),
      ...always,
    })

export type VacancyInput = z.output<ReturnType<typeof vacancyForm>>

/** What of a form that is still being written the law has a say in. */
export const wordingForm = z.object({ title: text().catch(''), description: optionalText(10_000).catch(undefined) })
