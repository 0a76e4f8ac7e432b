import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page, wantsFragment } from '../../../web/views.ts'
import { allow, flash, visitorOf } from '../../../web/visitor.ts'
import { createOffer } from '../acts/create-offer.ts'
import { offerActor } from '../offer-actor.ts'
import { contentOf } from '../offer.ts'
import { checkedPay, readOffer, refusedForm, subjectOf } from './offer-form.ts'
import { answerView, newOfferView } from './write-offer-view.ts'

const newOffer = {
  onRequest: allow('offers.make'),
  schema: { params: z.object({ id: id() }), querystring: z.object({ vacancy: id() }) },
}

/** What is offered to a candidate for a vacancy: entered beside the law and the band, and kept with the check. */
export function offerRoutes(fastify: FastifyInstance, services: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { database, now } = services
  const { db } = database

  const newSubject = (candidate: number, vacancy: number) =>
    subjectOf(db, { candidate, vacancy, offer: null }, services)

  app.get('/candidates/:id/offers/new', newOffer, async (request, reply) => {
    const subject = await newSubject(request.params.id, request.query.vacancy)
    const form: FormView = { ...emptyForm, values: { level: subject.vacancy.level, share: 100 } }
    return page(reply, 'offers/new', newOfferView(subject, form, null, visitorOf(request)))
  })

  // Answers to what is typed and saves nothing; posted, because a note may speak of a person and must not stand in an
  // address.
  app.post('/candidates/:id/offers/check', newOffer, async (request, reply) => {
    const visitor = visitorOf(request)
    const subject = await newSubject(request.params.id, request.query.vacancy)
    const form = readOffer(request.body, subject, visitor)
    const checked = form.ok ? checkedPay(contentOf(form.value).pay, subject) : null
    if (wantsFragment(request)) return page(reply, 'offers/answer', answerView(checked, subject.reference, visitor))
    const shown = form.ok ? rejectForm(request.body, {}) : form
    return page(form.ok ? reply : reply.code(422), 'offers/new', newOfferView(subject, shown, checked, visitor))
  })

  app.post('/candidates/:id/offers', newOffer, async (request, reply) => {
    const visitor = visitorOf(request)
    const subject = await newSubject(request.params.id, request.query.vacancy)
    const form = readOffer(request.body, subject, visitor)
    if (!form.ok) return formAgain(reply, 'offers/new', newOfferView(subject, form, null, visitor))
    const result = await createOffer(
      db,
      { candidate: subject.candidate.id, vacancy: subject.vacancy.id, ...contentOf(form.value) },
      offerActor(request, now()),
    )
    if ('created' in result) {
      flash(request, 'offer.saved')
      return reply.redirect(`/offers/${result.created}`, 303)
    }
    if (result.refused === 'no-candidate' || result.refused === 'no-vacancy') return found(undefined)
    const { code, view } = refusedForm(result, 'change', subject, request)
    return page(reply.code(code), 'offers/new', view)
  })
}
