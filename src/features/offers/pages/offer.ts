import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ruleFor } from '../../../domain/pay/offers/offer-rule.ts'
import { moveProblem, statusAfter } from '../../../domain/pay/offers/offer-status.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { Forbidden, found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { tableAsKept } from '../../pay/reads/own-tables.ts'
import { moveForm } from '../../pay/pages/check-form.ts'
import { letterView } from './letter-view.ts'
import { listedView, mayHaveLetter, offerView, packOf, refusal, stateOf } from './offer-view.ts'
import {
  eventsOf,
  exceptionsOn,
  findOffer,
  listOffers,
  moveOffer,
  offersWaitingFor,
  type KeptOffer,
} from '../acts/offers.ts'
import { hasOptedOut } from '../acts/opt-outs.ts'
import { checkPay, citiesToday, cityOf, yardstickAt } from '../../pay/reads/pay-reference.ts'

const params = z.object({ id: id() })

/**
 * From a draft to an answer: who asks, who approves, what was sent and what came back; the list of them and the letter.
 */
export function offerStepRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const reading = allow('offers.read')

  app.get(
    '/offers',
    { onRequest: reading, schema: { querystring: z.object({ after: id().optional() }) } },
    async (request, reply) => {
      const visitor = visitorOf(request)
      const waiting = visitor.may('offers.approve') ? await offersWaitingFor(db, userOf(request).id) : []
      const { rows, next } = await listOffers(db, request.query.after)
      return page(reply, 'offers/list', {
        waiting: waiting.map((offer) => listedView(offer, visitor)),
        offers: rows.map((offer) => listedView(offer, visitor)),
        after: request.query.after,
        next,
      })
    },
  )

  /** The law of today beside the figures of the day it was entered. */
  const yardstickOf = async (offer: KeptOffer) =>
    yardstickAt(db, now(), await tableAsKept(db, offer.pay_table_version_id))

  const offerPage = async (offer: KeptOffer, request: FastifyRequest) => ({
    ...emptyForm,
    changedMeanwhile: false,
    ...offerView(
      offer,
      {
        yardstick: await yardstickOf(offer),
        events: await eventsOf(db, offer.id),
        exceptions: await exceptionsOn(db, offer.vacancy_id),
        now: now(),
      },
      visitorOf(request),
    ),
  })

  app.get('/offers/:id', { onRequest: reading, schema: { params } }, async (request, reply) =>
    page(reply, 'offers/offer', await offerPage(found(await findOffer(db, request.params.id)), request)),
  )

  /** Why the law forbids an offer as of today, which it need not have done when it was entered. */
  const unlawfulNow = async (offer: KeptOffer, request: FastifyRequest): Promise<string | null> => {
    const yardstick = await yardstickOf(offer)
    const pack = packOf(offer)
    const finding = checkPay(pack, yardstick)
    const optedOut = await hasOptedOut(db, pack.city, dayOf(now(), cityOf(yardstick.cities, pack.city).time_zone))
    return ruleFor(finding, yardstick.table.basis, optedOut) === 'blocked'
      ? refusal({ pack, finding }, { yardstick }, visitorOf(request))
      : null
  }

  app.post('/offers/:id/steps', { onRequest: reading, schema: { params } }, async (request, reply) => {
    const { t, may } = visitorOf(request)
    const user = userOf(request)
    const offer = found(await findOffer(db, request.params.id))
    const form = readForm(moveForm, request.body, t)
    if (!form.ok) return formAgain(reply, 'offers/offer', { ...(await offerPage(offer, request)), ...form })
    const { act, reason, version } = form.value
    if (!may(act === 'approve' || act === 'reject' ? 'offers.approve' : 'offers.make')) throw new Forbidden()

    const move = { act, by: user.id, reason }
    const problem = moveProblem(stateOf(offer), move)
    if (problem === 'own-offer' || problem === 'not-the-author') throw new Forbidden()
    const changed = async () => {
      const current = found(await findOffer(db, offer.id))
      return page(reply.code(409), 'offers/offer', {
        ...(await offerPage(current, request)),
        values: { reason },
        changedMeanwhile: true,
      })
    }
    if (problem === 'wrong-status' || version !== offer.version) return changed()
    const error =
      problem === 'reason-needed' ? t(`offer.reason-needed.${act as 'submit' | 'reject' | 'decline'}`) : null
    const unlawful = act === 'submit' || act === 'approve' || act === 'send' ? await unlawfulNow(offer, request) : null
    if (error ?? unlawful) {
      const errors = { reason: error ?? unlawful ?? '' }
      return formAgain(reply, 'offers/offer', {
        ...(await offerPage(offer, request)),
        ...rejectForm(request.body, errors),
      })
    }
    const status = statusAfter(stateOf(offer), move)
    if (!(await moveOffer(db, offer.id, { act, status, reason, version }, user.id, now()))) return changed()
    flash(request, `offer.moved.${status}`)
    return reply.redirect(`/offers/${offer.id}`, 303)
  })

  const letterIn = z.object({ language: z.enum(['ru', 'en']).optional().catch(undefined) })
  app.get(
    '/offers/:id/letter',
    { onRequest: reading, schema: { params, querystring: letterIn } },
    async (request, reply) => {
      const offer = found(await findOffer(db, request.params.id))
      // Nothing is put on paper before it is approved.
      if (!mayHaveLetter(offer)) return reply.redirect(`/offers/${offer.id}`, 303)
      const city = cityOf(await citiesToday(db, now()), offer.city_id)
      const language = request.query.language ?? visitorOf(request).language
      return page(reply, 'offers/letter', {
        id: offer.id,
        letter: letterView(offer, city, dayOf(now(), city.time_zone), language),
      })
    },
  )
}
