import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Forbidden, found } from '../../../web/errors.ts'
import { choice, id, optionalText } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { payExceptionsOn } from '../../vacancies/reads/pay-exceptions.ts'
import { moveOffer } from '../acts/move-offer.ts'
import { refusalText } from '../offer-words.ts'
import { referenceOfOffer } from '../reads/check-offer.ts'
import { findOffer, type KeptOffer } from '../reads/find-offer.ts'
import { offerEvents } from '../reads/offer-events.ts'
import { offerView } from './offer-view.ts'

const params = z.object({ id: id() })

/** One step of an offer; `version` is the one the person has seen. */
const stepForm = z.object({
  act: choice(['submit', 'approve', 'reject', 'revise', 'send', 'accept', 'decline']),
  reason: optionalText(2000).transform((reason) => reason ?? ''),
  version: id(),
})

/** An offer from draft to answer: what it says, what happened to it, and the steps that are open to the reader. */
export function offerStepRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const reading = allow('offers.read')

  const offerPage = async (offer: KeptOffer, request: FastifyRequest) => ({
    ...emptyForm,
    changedMeanwhile: false,
    ...offerView(
      offer,
      {
        reference: await referenceOfOffer(db, offer, now()),
        events: await offerEvents(db, offer.id),
        exceptions: await payExceptionsOn(db, offer.vacancy_id),
        now: now(),
      },
      visitorOf(request),
    ),
  })

  app.get('/offers/:id', { onRequest: reading, schema: { params } }, async (request, reply) =>
    page(reply, 'offers/offer', await offerPage(found(await findOffer(db, request.params.id)), request)),
  )

  app.post('/offers/:id/steps', { onRequest: reading, schema: { params } }, async (request, reply) => {
    const visitor = visitorOf(request)
    const offer = found(await findOffer(db, request.params.id))
    const form = readForm(stepForm, request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'offers/offer', { ...(await offerPage(offer, request)), ...form })
    const { act, reason } = form.value
    if (!visitor.may(act === 'approve' || act === 'reject' ? 'offers.approve' : 'offers.make')) throw new Forbidden()

    const result = await moveOffer(db, { offer: offer.id, ...form.value }, { by: userOf(request).id, at: now() })
    if ('moved' in result) {
      flash(request, `offer.moved.${result.moved}`)
      return reply.redirect(`/offers/${offer.id}`, 303)
    }
    if ('stale' in result) {
      const current = found(await findOffer(db, offer.id))
      return page(reply.code(409), 'offers/offer', {
        ...(await offerPage(current, request)),
        values: { reason },
        changedMeanwhile: true,
      })
    }
    if (result.refused === 'own-offer' || result.refused === 'not-the-author') throw new Forbidden()
    const error =
      result.refused === 'unlawful'
        ? refusalText(result.checked, await referenceOfOffer(db, offer, now()), visitor)
        : visitor.t(`offer.reason-needed.${act as 'submit' | 'reject' | 'decline'}`)
    return formAgain(reply, 'offers/offer', {
      ...(await offerPage(offer, request)),
      ...rejectForm(request.body, { reason: error }),
    })
  })
}
