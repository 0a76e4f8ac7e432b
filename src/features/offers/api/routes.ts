import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { found, Refused, type FieldError } from '../../../web/errors.ts'
import { byToken, listAnswer, oneParams } from '../../../web/forms/api-fields.ts'
import { translateInto } from '../../../web/messages/index.ts'
import { cutPage } from '../../../web/paging.ts'
import type { Services } from '../../../web/services.ts'
import { formatsFor } from '../../../web/texts/formats.ts'
import { allow } from '../../../web/visitor.ts'
import { citiesToday } from '../../places/reads/cities-today.ts'
import { changeOffer } from '../acts/change-offer.ts'
import { correctOffer } from '../acts/correct-offer.ts'
import { createOffer } from '../acts/create-offer.ts'
import { moveOffer } from '../acts/move-offer.ts'
import { offerActor } from '../offer-actor.ts'
import { offerProblem, type NotDone } from '../offer-problems.ts'
import { earlierVersions } from '../reads/offer-versions.ts'
import { offerWarnings } from '../reads/offer-warnings.ts'
import { visibleOffer, visibleOffers, type VisibleOffer } from '../reads/visible-offers.ts'
import { listedAnswer, versionAnswer } from './answers.ts'
import { contentOf } from '../offer.ts'
import { changedOffer, listedOffer, newOffer, offerAnswer, offersQuery, versionsAnswer } from './schemas.ts'

const english = { t: translateInto('en'), format: formatsFor('en'), language: 'en' as const }

/** Offers for other programs: written, approved, sent, answered, corrected and withdrawn by the rules of the pages. */
export function offersApi(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const documented = { tags: ['offers'], security: byToken }
  const reading = allow('offers.read')

  const answerOf = async (offer: VisibleOffer) => {
    const warnings = await offerWarnings(db, {
      candidate: offer.candidate_id,
      vacancy: offer.vacancy_id,
      offer: offer.id,
      at: now(),
    })
    return {
      ...listedAnswer(offer),
      warnings: warnings.map((code) => ({ code, message: english.t(`offer.warning.${code}`) })),
    }
  }
  const one = async (id: number) => answerOf(found(await visibleOffer(db, id)))

  /** @param part of the body that the act was read from @throws Refused */
  const refuse = async (result: NotDone, act: Parameters<typeof offerProblem>[1], part: string, id: number | null) => {
    const cities = await citiesToday(db, now())
    const { status, errors } = offerProblem(result, act, { cities }, english)
    throw new Refused(status, errors.map(within(part)), status === 409 && id !== null ? await one(id) : undefined)
  }

  app.get(
    '/api/v1/offers',
    {
      onRequest: reading,
      schema: {
        ...documented,
        summary: 'Offers, in the order they were made',
        querystring: offersQuery,
        response: { 200: listAnswer(listedOffer) },
      },
    },
    async ({ query: { after, limit, vacancy } }) => {
      const { rows, next } = cutPage(await visibleOffers(db, { after, limit: limit + 1, vacancy }), limit)
      return { rows: rows.map(listedAnswer), next }
    },
  )

  app.get(
    '/api/v1/offers/:id',
    {
      onRequest: reading,
      schema: { ...documented, summary: 'One offer', params: oneParams, response: { 200: offerAnswer } },
    },
    async ({ params }) => one(params.id),
  )

  app.get(
    '/api/v1/offers/:id/versions',
    {
      onRequest: reading,
      schema: {
        ...documented,
        summary: 'What the earlier versions of an offer said, the newest first',
        params: oneParams,
        response: { 200: versionsAnswer },
      },
    },
    async ({ params }) => {
      const { id } = found(await visibleOffer(db, params.id))
      return { rows: (await earlierVersions(db, id)).map(versionAnswer) }
    },
  )

  app.post(
    '/api/v1/offers',
    {
      onRequest: allow('offers.make'),
      schema: {
        ...documented,
        summary: 'Write the draft of an offer',
        description: 'To somebody who has an open application for the vacancy.',
        body: newOffer,
        response: { 201: offerAnswer },
      },
    },
    async (request, reply) => {
      const { candidate, vacancy, ...terms } = request.body
      const input = { candidate, vacancy, ...contentOf(terms) }
      const result = await createOffer(db, input, offerActor(request, now()))
      if (!('created' in result)) {
        if (result.refused === 'no-candidate' || result.refused === 'no-vacancy')
          throw new Refused(400, [{ path: result.refused.slice('no-'.length), message: 'api.no-such' }])
        return refuse(result, 'change', '', null)
      }
      return reply
        .code(201)
        .header('location', `/api/v1/offers/${result.created}`)
        .send(await one(result.created))
    },
  )

  app.patch(
    '/api/v1/offers/:id',
    {
      onRequest: reading,
      schema: {
        ...documented,
        summary: 'Change a draft, correct an offer by its next version, or take it a step on',
        description: 'Exactly one of terms, correction and step. Who may do which step is the rule of the pages.',
        params: oneParams,
        body: changedOffer,
        response: { 200: offerAnswer },
      },
    },
    async (request) => {
      const { id: offer } = found(await visibleOffer(db, request.params.id))
      const { version, terms, correction, step } = request.body
      const actor = offerActor(request, now())
      if (terms) {
        const result = await changeOffer(db, { offer, version, ...contentOf(terms) }, actor)
        return 'changed' in result ? one(offer) : refuse(result, 'change', 'terms', offer)
      }
      if (correction) {
        const { reason = '', ...corrected } = correction
        const result = await correctOffer(db, { offer, version, reason, ...contentOf(corrected) }, actor)
        return 'corrected' in result ? one(offer) : refuse(result, 'correct', 'correction', offer)
      }
      const { act, reason = '', confirmed } = found(step)
      const result = await moveOffer(db, { offer, version, act, reason, confirmed }, actor)
      return 'moved' in result ? one(offer) : refuse(result, act, 'step', offer)
    },
  )
}

/** Names a field by its path in the body; the version stands beside the parts. */
const within =
  (part: string) =>
  (error: FieldError): FieldError =>
    error.path === 'version' ? error : { ...error, path: [part, error.path].filter(Boolean).join('.') }
