import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { readEmails } from '../../../domain/people/emails.ts'
import { tidyName } from '../../../domain/people/names.ts'
import { readPhones } from '../../../domain/people/phones.ts'
import { readProfiles } from '../../../domain/people/profiles.ts'
import { optionalText } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, visitorOf } from '../../../web/visitor.ts'
import { lookAlikeViews } from '../look-alike-words.ts'
import { lookAlikes } from '../reads/look-alikes.ts'

/** What of a form that is still being written tells who it is about. */
const newcomerForm = z.object({
  name: optionalText()
    .catch(undefined)
    .transform((name) => tidyName(name ?? '')),
  phones: optionalText(1000)
    .catch(undefined)
    .transform((typed) => readPhones(typed ?? '').phones),
  emails: optionalText(2000)
    .catch(undefined)
    .transform((typed) => readEmails(typed ?? '').emails),
  profiles: optionalText(2000)
    .catch(undefined)
    .transform((typed) => readProfiles(typed ?? '').profiles),
})

/** Who a candidate may be who is being typed in. */
export function lookAlikeRoutes(app: FastifyInstance, { database: { db } }: Services) {
  // Answers to what is being typed and keeps nothing.
  app.post('/candidates/look-alikes', { onRequest: allow('candidates.edit') }, async (request, reply) => {
    const alike = await lookAlikes(db, newcomerForm.parse(request.body ?? {}))
    return page(reply, 'candidates/look-alikes', { alike: await lookAlikeViews(db, alike, visitorOf(request)) })
  })
}
