import { z } from 'zod'
import { languages } from '../../../db/schema/primitives.ts'
import { factsFrom, ofAllFields, textsFrom } from '../../../domain/people/candidate/candidate-facts.ts'
import { candidateFields, type SpecialField } from '../../../domain/people/candidate/fields.ts'
import { readEmails } from '../../../domain/people/emails.ts'
import { tidyName } from '../../../domain/people/names.ts'
import { readPhones } from '../../../domain/people/phones.ts'
import { isAboutPeople, profileLink, readProfiles } from '../../../domain/people/profiles.ts'
import { jsonId, jsonMoney, jsonText } from '../../../web/forms/api-fields.ts'
import { messageKey, type MessageKey } from '../../../web/messages/index.ts'
import type { CandidateFields } from '../candidate.ts'
import { byKind } from '../contacts.ts'
import type { Contact } from '../reads/contacts.ts'
import type { Candidate } from '../reads/find-candidate.ts'

type Read = (text: string) => { unreadable: readonly unknown[] }

const readable = (read: Read, message: MessageKey, longest = 100) =>
  z.array(jsonText(longest).refine((text) => read(text).unreadable.length === 0, message)).max(20)

const fields = {
  name: jsonText().refine((name) => tidyName(name) !== '', messageKey('fields.required')),
  phones: readable(readPhones, 'candidate.phones-unreadable').describe('One number each; kept as E.164'),
  emails: readable(readEmails, 'candidate.emails-unreadable'),
  profiles: readable(readProfiles, 'candidate.profiles-unreadable', 300)
    .refine((links) => isAboutPeople(links.join(' ')), messageKey('candidate.link-of-many'))
    .describe('Links to a résumé or profile, which tell one person from all others'),
  ...ofAllFields(
    {
      city: {
        city: jsonText(40).nullable().describe('The id of a city of the list in Settings'),
        cityOther: jsonText(100)
          .nullable()
          .describe('The city as written, where it is none of ours; then city is null'),
      },
      experienceMonths: {
        experienceMonths: z
          .number()
          .int()
          .min(0)
          .max(851)
          .nullable()
          .describe('null = unknown, which is not the same as none'),
      },
      expectedPay: {
        expectedPay: jsonMoney().nullable(),
        payBasis: z.enum(['gross', 'net', 'unknown']).nullable().describe('Must be said where an amount is'),
      },
      messageLanguage: {
        messageLanguage: z.enum(languages).nullable().describe('In which messages to the person are written'),
      },
    },
    (field) => jsonText(candidateFields[field].text.longest).nullable(),
  ),
}

const { name, ...rest } = fields

export const newCandidate = z.strictObject({
  name,
  ...z.object(rest).partial().shape,
  vacancy: jsonId().optional().describe('An open vacancy the person applies to'),
})
export const changedCandidate = z.strictObject({
  version: jsonId().describe('The version that was read'),
  ...z.object(fields).partial().shape,
})

export const candidateAnswer = z.object({
  id: z.number(),
  version: z.number(),
  name: z.string(),
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  profiles: z.array(z.string()),
  ...ofAllFields(
    {
      city: { city: z.string().nullable(), cityOther: z.string().nullable() },
      experienceMonths: { experienceMonths: z.number().nullable(), level: z.number().nullable() },
      expectedPay: {
        expectedPay: z.number().nullable(),
        payBasis: z.enum(['gross', 'net', 'unknown']).nullable(),
      },
      messageLanguage: { messageLanguage: z.enum(languages).nullable() },
    },
    () => z.string().nullable(),
  ),
  createdAt: z.string(),
  updatedAt: z.string(),
})

export type CandidateAnswer = z.output<typeof candidateAnswer>

/** All fields that a call may send. */
type Sent = Partial<Omit<z.output<typeof changedCandidate>, 'version'>>

/** What a call sent, over what was there before. @returns undefined when an amount has no basis */
export function fieldsFrom(sent: Sent, before: Partial<CandidateAnswer> = {}): CandidateFields | undefined {
  const all = { ...before, ...sent }
  const { city, cityOther, expectedPay, payBasis } = all
  if (typeof expectedPay === 'number' && !payBasis) return undefined
  const special = {
    city: city ? { id: city } : cityOther ? { other: cityOther } : null,
    experienceMonths: all.experienceMonths ?? null,
    expectedPay: typeof expectedPay === 'number' && payBasis ? { amount: expectedPay, basis: payBasis } : null,
    messageLanguage: all.messageLanguage ?? null,
  } satisfies Pick<CandidateFields, SpecialField>
  return {
    name: tidyName(all.name ?? ''),
    phones: (all.phones ?? []).flatMap((text) => readPhones(text).phones),
    emails: (all.emails ?? []).flatMap((text) => readEmails(text).emails),
    profiles: (all.profiles ?? []).flatMap((text) => readProfiles(text).profiles),
    ...textsFrom((field) => all[field] ?? null),
    ...special,
  }
}

type Row = Omit<Candidate, 'name_ru' | 'name_en' | 'time_zone'>

/** A stored candidate as an answer. @param contacts of this candidate, others are left out */
export function answerOf(row: Row, contacts: readonly Contact[]): CandidateAnswer {
  const own = byKind(contacts.filter(({ candidate_id }) => candidate_id === row.id))
  const facts = factsFrom(row)
  const special = {
    city: { city: facts.cityId, cityOther: facts.cityOther },
    experienceMonths: { experienceMonths: facts.experienceMonths, level: row.level },
    expectedPay: { expectedPay: facts.expectedPay, payBasis: facts.payBasis },
    messageLanguage: { messageLanguage: facts.messageLanguage },
  }
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    phones: own.phones,
    emails: own.emails,
    profiles: own.profiles.map(profileLink),
    ...ofAllFields(special, (field) => facts[field]),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
