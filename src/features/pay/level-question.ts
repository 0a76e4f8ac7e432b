import { z } from 'zod'

/** The shapes of the question what level a person has, for the JSON API and for what is kept with a candidate. */

export const skillNames = [
  'consults',
  'oneC',
  'phone',
  'conflicts',
  'findsClients',
  'negotiates',
  'clientBase',
  'executives',
] as const

export const evidences = ['observed', 'claimed', 'no'] as const

const evidence = z.enum(evidences).describe('Seen by us, said by the person, or absent')
const requirements = [...skillNames, 'higherEducation', 'english'] as const
const requirement = z.enum(requirements)
const requirementOrTime = z.enum([...requirements, 'experience'])

export const levelQuestion = z.object({
  experienceMonths: z.number().min(0).max(1200).nullable().describe('Months in the job; null where unknown'),
  skills: z.object({
    consults: evidence,
    oneC: evidence,
    phone: evidence,
    conflicts: evidence,
    findsClients: evidence.describe('Building contacts included'),
    negotiates: evidence,
    clientBase: evidence,
    executives: evidence,
  }),
  higherEducation: z.boolean(),
  english: z.boolean(),
})

export const levelAnswer = z.object({
  level: z.number().nullable().describe('1 to 4; null when experience is unknown'),
  provisional: z.boolean().describe('The level rests on something only claimed'),
  missing: z.array(requirementOrTime).describe('What the next level asks and the person lacks'),
  gaps: z.array(requirement).describe('What is desirable up to the level reached; never lowers it'),
  next: z.object({ level: z.number(), inMonths: z.number(), missing: z.array(requirement) }).nullable(),
})
