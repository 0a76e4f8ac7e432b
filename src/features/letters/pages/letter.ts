import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { languages } from '../../../db/schema/primitives.ts'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { asDownload, fileName } from '../../../web/texts/downloads.ts'
import { page } from '../../../web/views.ts'
import { allow } from '../../../web/visitor.ts'
import { employerNow } from '../../employer/reads/employer.ts'
import { teamLanguage } from '../../message-sending/reads/language.ts'
import { letterStatuses } from '../../offers/offer.ts'
import { candidateToOffer } from '../../offers/reads/candidate-to-offer.ts'
import { findOffer } from '../../offers/reads/find-offer.ts'
import { letterDocx } from '../letter-docx.ts'
import { letterTemplate } from '../reads/letter-template.ts'
import { offerLetter } from '../reads/offer-letter.ts'

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

type Asked = { params: { id: number }; query: { language?: (typeof languages)[number] | undefined } }

/** The letter that says what is offered: a page to print, and a file for Word with the same words. */
export function letterRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const options = {
    onRequest: allow('offers.read'),
    schema: {
      params: z.object({ id: id() }),
      querystring: z.object({ language: z.enum(languages).optional().catch(undefined) }),
    },
  }

  /** Null for a version that is not approved: nothing of it is put on paper. */
  const letterOf = async ({ params, query }: Asked) => {
    const offer = found(await findOffer(db, params.id))
    const candidate = found(await candidateToOffer(db, offer.candidate_id))
    if (!letterStatuses.has(offer.status)) return null
    const language = query.language ?? (await teamLanguage(db))
    const template = await letterTemplate(db, language)
    const letter = await offerLetter(db, offer, { language, template, now: now() })
    return { offer, candidate, language, letter, employer: await employerNow(db) }
  }

  const toOffer = (reply: FastifyReply, { params }: Asked) => reply.redirect(`/offers/${params.id}`, 303)

  app.get('/offers/:id/letter', options, async (request, reply) => {
    const written = await letterOf(request)
    if (!written) return toOffer(reply, request)
    const { offer, letter, language, employer } = written
    return page(reply, 'letters/letter', {
      id: offer.id,
      letter,
      letterLanguage: language,
      languages,
      isSigned: employer.name !== null && employer.signer !== null,
    })
  })

  app.get('/offers/:id/letter.docx', options, async (request, reply) => {
    const written = await letterOf(request)
    if (!written) return toOffer(reply, request)
    const { letter, language, employer, candidate } = written
    const name = fileName(`${letter.title} – ${candidate.name}`.replaceAll('/', ' '))
    return reply
      .type(wordType)
      .header('content-disposition', asDownload(`${name}.docx`))
      .send(await letterDocx(letter, language, employer.name))
  })
}
