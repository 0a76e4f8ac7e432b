import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { moveProblem } from '../../../domain/pay/offers/offer-status.ts'
import { Forbidden, found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { rejectForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, flash, visitorOf } from '../../../web/visitor.ts'
import { changeOffer } from '../acts/change-offer.ts'
import { correctOffer } from '../acts/correct-offer.ts'
import { contentOf, packOf, stateOf, type ContentRefusal, type OfferRefusal } from '../offer.ts'
import { offerActor } from '../offer-actor.ts'
import { findOffer, type KeptOffer } from '../reads/find-offer.ts'
import { checkedPay, readOffer, refusedForm, subjectOfOffer, typedAndCurrent, type TypedOffer } from './offer-form.ts'
import { newOfferView, valuesOf, type OfferSubject } from './write-offer-view.ts'

/** `change` alters a draft; `correct` makes the next version of an offer that waits, is approved or was sent. */
type Writing = 'change' | 'correct'

type Form = { offer: KeptOffer; act: Writing; subject: OfferSubject }

/** What a draft says, and the correction of an offer that is one no more. */
export function changeOfferRoutes(fastify: FastifyInstance, services: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { database, now } = services
  const { db } = database
  const one = { onRequest: allow('offers.make'), schema: { params: z.object({ id: id() }) } }

  const formOf = async (offerId: number, act: Writing): Promise<Form> => {
    const offer = found(await findOffer(db, offerId))
    return { offer, act, subject: await subjectOfOffer(db, offer, services) }
  }
  const formState = ({ offer: { id, version, status }, act }: Form) => ({
    offer: { id, version, corrects: act === 'correct', reasonNeeded: status === 'sent' },
  })

  const show = async (act: Writing, request: FastifyRequest<{ Params: { id: number } }>, reply: FastifyReply) => {
    const form = await formOf(request.params.id, act)
    const { offer, subject } = form
    if (moveProblem(stateOf(offer), { act, ...offerActor(request, now()), reason: 'given later' }))
      throw new Forbidden()
    // The table in force need no longer have the level: then there is nothing to show beside the form.
    const checked = checkedPay(packOf(offer), subject)
    const typed = { errors: {}, values: valuesOf(offer) }
    return page(reply, 'offers/new', {
      ...newOfferView(subject, typed, checked, visitorOf(request)),
      ...formState(form),
    })
  }

  const refuse = async (
    result: OfferRefusal | ContentRefusal,
    form: Form,
    typed: TypedOffer,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => {
    const { code, view } = refusedForm(result, form.act, form.subject, request)
    if (!('stale' in result)) return page(reply.code(code), 'offers/new', { ...view, ...formState(form) })
    const { current, differences } = await typedAndCurrent(db, form.offer.id, typed, visitorOf(request))
    const checked = checkedPay(contentOf(typed).pay, form.subject)
    return page(reply.code(code), 'offers/new', {
      ...newOfferView(form.subject, rejectForm(request.body, {}), checked, visitorOf(request)),
      ...formState({ ...form, offer: current }),
      refusal: view.refusal,
      differences,
    })
  }

  const save = async (act: Writing, request: FastifyRequest<{ Params: { id: number } }>, reply: FastifyReply) => {
    const visitor = visitorOf(request)
    const form = await formOf(request.params.id, act)
    const typed = readOffer(request.body, form.subject, visitor)
    if (!typed.ok)
      return page(reply.code(422), 'offers/new', {
        ...newOfferView(form.subject, typed, null, visitor),
        ...formState(form),
      })
    const { version = 0, reason } = typed.value
    const input = { offer: form.offer.id, version, reason, ...contentOf(typed.value) }
    const result = await (act === 'change' ? changeOffer : correctOffer)(db, input, offerActor(request, now()))
    if ('stale' in result || 'refused' in result) return refuse(result, form, typed.value, request, reply)
    if ('corrected' in result)
      flash(request, result.approved ? 'offer.corrected-approved' : 'offer.corrected', { number: result.edition })
    else flash(request, 'offer.changed')
    return reply.redirect(`/offers/${form.offer.id}`, 303)
  }

  app.get('/offers/:id/edit', one, (request, reply) => show('change', request, reply))
  app.post('/offers/:id', one, (request, reply) => save('change', request, reply))
  app.get('/offers/:id/correction', one, (request, reply) => show('correct', request, reply))
  app.post('/offers/:id/correction', one, (request, reply) => save('correct', request, reply))
}
