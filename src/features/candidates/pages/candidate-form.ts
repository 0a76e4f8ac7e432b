import { z } from 'zod'
import { languages } from '../../../db/schema/primitives.ts'
import { ofAllFields, textsFrom } from '../../../domain/people/candidate/candidate-facts.ts'
import { candidateFields, type SpecialField } from '../../../domain/people/candidate/fields.ts'
import { readEmails } from '../../../domain/people/emails.ts'
import { tidyName } from '../../../domain/people/names.ts'
import { readPhones } from '../../../domain/people/phones.ts'
import { isAboutPeople, readProfiles } from '../../../domain/people/profiles.ts'
import {
  id,
  optionalChoice,
  optionalId,
  optionalMoney,
  optionalText,
  optionalWholeNumber,
  text,
} from '../../../web/forms/fields.ts'
import { messageKey } from '../../../web/messages/index.ts'
import type { NewCandidate } from '../candidate.ts'
import { filterQuery, otherCity } from '../filters.ts'
const always = { when: () => true }

/** Several numbers or addresses in one field → their keys; one that can't be read is a mistake of the whole field. */
const phones = () =>
  optionalText(1000).transform((typed, context): string[] => {
    const read = readPhones(typed ?? '')
    if (read.unreadable.length > 0)
      context.addIssue({ code: 'custom', message: messageKey('candidate.phones-unreadable') })
    return read.phones
  })

const emails = () =>
  optionalText(2000).transform((typed, context): string[] => {
    const read = readEmails(typed ?? '')
    if (read.unreadable.length > 0)
      context.addIssue({ code: 'custom', message: messageKey('candidate.emails-unreadable') })
    return read.emails
  })

const profiles = () =>
  optionalText(2000).transform((typed, context): string[] => {
    const read = readProfiles(typed ?? '')
    if (read.unreadable.length > 0)
      context.addIssue({ code: 'custom', message: messageKey('candidate.profiles-unreadable') })
    else if (!isAboutPeople(typed ?? ''))
      context.addIssue({ code: 'custom', message: messageKey('candidate.link-of-many') })
    return read.profiles
  })

/** The inputs of all fields in the order of the page, which is also the order of its summary of errors. */
const fieldInputs = (cities: readonly string[]) =>
  ofAllFields(
    {
      city: { city: optionalChoice([...cities, otherCity]), cityOther: optionalText(100) },
      experienceMonths: { experienceYears: optionalWholeNumber(0, 70), experienceMonths: optionalWholeNumber(0, 11) },
      expectedPay: { expectedPay: optionalMoney(), payBasis: optionalChoice(['gross', 'net', 'unknown']) },
      messageLanguage: { messageLanguage: optionalChoice(languages) },
    },
    (field) => optionalText(candidateFields[field].text.longest),
  )

/** @param cities the ids of our cities @param vacancies the ids of what one can apply to */
export const candidateForm = (cities: readonly string[], vacancies: readonly number[]) =>
  z
    .object({
      name: text()
        .transform(tidyName)
        .refine((name) => name !== '', messageKey('fields.required')),
      phones: phones(),
      emails: emails(),
      profiles: profiles(),
      ...fieldInputs(cities),
      vacancy: optionalId().refine(
        (vacancy) => vacancy === undefined || vacancies.includes(vacancy),
        messageKey('fields.choose'),
      ),
      version: id().optional(),
      /** Set once a person has seen who else it may be. */
      somebodyElse: z.literal('yes').optional(),
    })
    .refine(({ expectedPay, payBasis }) => expectedPay === undefined || payBasis !== undefined, {
      path: ['payBasis'],
      error: messageKey('pay.basis-required'),
      ...always,
    })
    .refine(({ city, cityOther }) => city !== otherCity || cityOther !== undefined, {
      path: ['cityOther'],
      error: messageKey('candidate.city-other-required'),
      ...always,
    })

export type CandidateInput = z.output<ReturnType<typeof candidateForm>>

/** The candidate that somebody has typed. */
export function candidateFrom(input: CandidateInput): NewCandidate {
  const { name, phones, emails, profiles, city, cityOther, experienceYears, experienceMonths } = input
  const special = {
    city: city === otherCity ? { other: cityOther ?? '' } : city === undefined ? null : { id: city },
    experienceMonths:
      (experienceYears ?? experienceMonths) === undefined
        ? null
        : (experienceYears ?? 0) * 12 + (experienceMonths ?? 0),
    expectedPay:
      input.expectedPay === undefined ? null : { amount: input.expectedPay, basis: input.payBasis ?? 'unknown' },
    messageLanguage: input.messageLanguage ?? null,
  } satisfies Pick<NewCandidate, SpecialField>
  const texts = textsFrom((field) => input[field] ?? null)
  return { name, phones, emails, profiles, ...texts, ...special, vacancy: input.vacancy ?? null }
}

/** Filters with what is searched for; an empty text ends the search. */
export const searchForm = filterQuery.extend({ search: optionalText(100) })
