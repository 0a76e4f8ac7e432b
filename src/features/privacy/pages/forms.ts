import { z } from 'zod'
import { erasureBases } from '../../../domain/people/erasure-term.ts'
import { choice, day, optionalDay, text } from '../../../web/forms/fields.ts'
import { messageKey } from '../../../web/messages/index.ts'

/** The choice beside the vacancies: to be remembered for later ones. */
export const pool = 'pool'

export const channels = ['paper', 'email', 'messenger', 'phone', 'site'] as const

/** @param applications the ids of what the person has applied to @param today nobody has agreed to anything tomorrow */
export const consentForm = (applications: readonly number[], today: string) =>
  z
    .object({
      purpose: choice([pool, ...applications.map(String)]),
      givenOn: day().refine((given) => given <= today, messageKey('consent.not-yet')),
      until: optionalDay(),
      wording: text(5000),
      channel: choice(channels),
    })
    .refine(({ purpose, until }) => purpose !== pool || until !== undefined, {
      path: ['until'],
      error: messageKey('consent.until-required'),
      when: () => true,
    })
    .refine(({ givenOn, until }) => until === undefined || until > givenOn, {
      path: ['until'],
      error: messageKey('consent.until-too-early'),
    })

export const erasureForm = z.object({
  basis: choice(erasureBases),
  /** Set by whoever has read what goes and what stays. */
  sure: z.literal('yes', messageKey('erasure.sure-required')),
})
