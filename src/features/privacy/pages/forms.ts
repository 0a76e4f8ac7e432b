import { z } from 'zod'
import { erasureBases } from '../../../domain/people/erasure-term.ts'
import { choice, day, optionalDay, text } from '../../../web/forms/fields.ts'
import { messageKey } from '../../../web/messages/index.ts'

/** The choice beside the vacancies: to be remembered for later ones. */
export const pool = 'pool'

export const channels = ['paper', 'email', 'messenger', 'phone', 'site'] as const

/** @param applications the ids of what the person has applied to */
export const consentForm = (applications: readonly number[]) =>
  z.object({
    purpose: choice([pool, ...applications.map(String)]),
    givenOn: day(),
    until: optionalDay(),
    wording: text(5000),
    channel: choice(channels),
  })

export const erasureForm = z.object({
  basis: choice(erasureBases),
  /** Set by whoever has read what goes and what stays. */
  sure: z.literal('yes', messageKey('erasure.sure-required')),
})
