import { z } from 'zod'
import { readEmails } from '../../../domain/people/emails.ts'
import { tidyName } from '../../../domain/people/names.ts'
import { readPhones } from '../../../domain/people/phones.ts'
import { readProfiles } from '../../../domain/people/profiles.ts'
import { jsonId, jsonMoney, jsonText } from '../../../web/forms/api-fields.ts'
import { messageKey, type MessageKey } from '../../../web/messages/index.ts'
import type { CandidateInput } from '../pages/candidate-form.ts'

type Read = (text: string) => { unreadable: readonly unknown[] }

const readable = (read: Read, message: MessageKey, longest = 100) =>
  z.array(jsonText(longest).refine((text) => read(text).unreadable.length === 0, message)).max(20)

const fields = {
  name: jsonText().refine((name) => tidyName(name) !== '', messageKey('fields.required')),
  phones: readable(readPhones, 'candidate.phones-unreadable').describe('One number each; kept as E.164'),
  emails: readable(readEmails, 'candidate.emails-unreadable'),
  profiles: readable(readProfiles, 'candidate.profiles-unreadable', 300).describe(
    'Links to a résumé or profile, which tell one person from all others',
  ),
  city: jsonText(40).nullable().describe('The id of a city of the list in Settings'),
  cityOther: jsonText(100).nullable().describe('The city as written, where it is none of ours; then city is null'),
  source: jsonText(100).nullable(),
  experienceMonths: z
    .number()
    .int()
    .min(0)
    .max(851)
    .nullable()
    .describe('null = unknown, which is not the same as none'),
  education: jsonText(500).nullable(),
  skills: jsonText(5000).nullable(),
  languages: jsonText(500).nullable(),
  expectedPay: jsonMoney().nullable(),
  payBasis: z.enum(['gross', 'net', 'unknown']).nullable().describe('Must be said where an amount is'),
  note: jsonText(5000).nullable(),
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
  city: z.string().nullable(),
  cityOther: z.string().nullable(),
  source: z.string().nullable(),
  experienceMonths: z.number().nullable(),
  level: z.number().nullable(),
  education: z.string().nullable(),
  skills: z.string().nullable(),
  languages: z.string().nullable(),
  expectedPay: z.number().nullable(),
  payBasis: z.enum(['gross', 'net', 'unknown']).nullable(),
  note: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
})

export type CandidateAnswer = z.output<typeof candidateAnswer>
type Sent = Partial<Omit<z.output<typeof changedCandidate>, 'version'>>

/** What a call sent, over what is there already, as the form of the pages has it. */
export function inputFrom(
  sent: Sent & { vacancy?: number | undefined },
  before: Partial<CandidateAnswer> = {},
  version?: number,
): CandidateInput {
  const all = { ...before, ...sent }
  const months = all.experienceMonths ?? undefined
  return {
    name: tidyName(all.name ?? ''),
    phones: (all.phones ?? []).flatMap((text) => readPhones(text).phones),
    emails: (all.emails ?? []).flatMap((text) => readEmails(text).emails),
    profiles: (all.profiles ?? []).flatMap((text) => readProfiles(text).profiles),
    city: all.city ?? (all.cityOther ? 'other' : undefined),
    cityOther: all.cityOther ?? undefined,
    source: all.source ?? undefined,
    experienceYears: months === undefined ? undefined : Math.floor(months / 12),
    experienceMonths: months === undefined ? undefined : months % 12,
    education: all.education ?? undefined,
    skills: all.skills ?? undefined,
    languages: all.languages ?? undefined,
    expectedPay: all.expectedPay ?? undefined,
    payBasis: all.payBasis ?? undefined,
    note: all.note ?? undefined,
    vacancy: sent.vacancy,
    version,
    somebodyElse: undefined,
  }
}
