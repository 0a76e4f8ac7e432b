import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { listCities } from '../../db/cities.ts'
import { found } from '../../web/errors.ts'
import { id } from '../../web/fields.ts'
import { emptyForm, readForm, rejectForm, type FormView } from '../../web/forms.ts'
import type { Services } from '../../web/services.ts'
import { formAgain, page, wantsFragment } from '../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../web/visitor.ts'
import { findVacancy } from '../vacancies/queries.ts'
import { offerForm } from './forms.ts'
import { answerView, newOfferView, offerView, underFederal, type CheckedPay, type OfferSubject } from './offer-pages.ts'
import { candidateNamed, createOffer, findOffer } from './offer-queries.ts'
import { checkPay, yardstickAt } from './yardstick.ts'

const offerId = z.object({ id: id() })
const newOffer = { onRequest: allow('offers.make'), schema: { params: z.object({ id: id() }), querystring: z.object({ vacancy: id() }) } }

/** An offer is held against the city of its vacancy, whatever the level. */
function checkedPay({ amount, basis, level }: z.output<typeof offerForm>, { vacancy, yardstick }: OfferSubject): CheckedPay {
  const pay = { city: vacancy.city_id, level, amount, basis }
  return { pay, finding: checkPay(pay, yardstick) }
}

/** What is offered to a candidate for a vacancy: entered beside the law and the band, and kept with the check. */
export function offerRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database

  const subjectOf = async (candidate: number, vacancy: number): Promise<OfferSubject> => ({
    candidate: found(await candidateNamed(db, candidate)),
    vacancy: found(await findVacancy(db, vacancy)),
    yardstick: await yardstickAt(db, now()),
  })

  app.get('/candidates/:id/offers/new', newOffer, async (request, reply) => {
    const subject = await subjectOf(request.params.id, request.query.vacancy)
    const form: FormView = { ...emptyForm, values: { level: subject.vacancy.level } }
    return page(reply, 'offers/new', newOfferView(subject, form, null, visitorOf(request)))
  })

  // Answers to what is typed and saves nothing; posted, because a note may speak of a person and must not stand in an address.
  app.post('/candidates/:id/offers/check', newOffer, async (request, reply) => {
    const visitor = visitorOf(request)
    const subject = await subjectOf(request.params.id, request.query.vacancy)
    const form = readForm(offerForm, request.body, visitor.t)
    const checked = form.ok ? checkedPay(form.value, subject) : null
    if (wantsFragment(request)) return page(reply, 'offers/answer', answerView(checked, subject, visitor))
    const shown = form.ok ? rejectForm(request.body, {}) : form
    return page(form.ok ? reply : reply.code(422), 'offers/new', newOfferView(subject, shown, checked, visitor))
  })

  app.post('/candidates/:id/offers', newOffer, async (request, reply) => {
    const visitor = visitorOf(request)
    const subject = await subjectOf(request.params.id, request.query.vacancy)
    const form = readForm(offerForm, request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'offers/new', newOfferView(subject, form, null, visitor))
    const checked = checkedPay(form.value, subject)
    if (checked.finding.verdict === 'below-federal-minimum') {
      const refused = rejectForm(request.body, { amount: underFederal(checked, subject, visitor) })
      return formAgain(reply, 'offers/new', newOfferView(subject, refused, checked, visitor))
    }
    const offer = { candidate: subject.candidate.id, vacancy: subject.vacancy.id, ...checked, note: form.value.note }
    const { id } = await createOffer(db, offer, userOf(request).id, now())
    flash(request, 'offer.saved')
    return reply.redirect(`/offers/${id}`, 303)
  })

  app.get('/offers/:id', { onRequest: allow('offers.read'), schema: { params: offerId } }, async (request, reply) => {
    const offer = found(await findOffer(db, request.params.id))
    return page(reply, 'offers/offer', offerView(offer, await listCities(db), visitorOf(request)))
  })
}
