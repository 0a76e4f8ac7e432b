import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Forbidden, found } from '../../../web/errors.ts'
import { differences } from '../../../web/forms/conflicts.ts'
import { id, optionalText } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page, wantsFragment } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { level, packageFields } from '../../pay/pay-fields.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import { changeOffer } from '../acts/change-offer.ts'
import { createOffer } from '../acts/create-offer.ts'
import { packOf, type CheckedPay, type OfferContent, type OfferRefusal } from '../offer.ts'
import { refusalText } from '../offer-words.ts'
import { candidateToOffer } from '../reads/candidate-to-offer.ts'
import { checkForVacancy, levelsOfVacancy, referenceOfVacancy } from '../reads/check-offer.ts'
import { findOffer, type KeptOffer } from '../reads/find-offer.ts'
import { answerView, describeOffer, newOfferView, valuesOf, type OfferSubject } from './write-offer-view.ts'

/** @param levels those of the table the offer is compared with */
const offerForm = (levels: readonly number[]) =>
  z.object({
    ...packageFields(levels),
    personLevel: z.preprocess((value) => (value === '' ? undefined : value), level(levels).optional()),
    note: optionalText(2000),
    version: id().optional(),
  })

type TypedOffer = z.output<ReturnType<typeof offerForm>>

const contentOf = ({ personLevel, note, amount, variable, share, basis, level }: TypedOffer): OfferContent => ({
  pay: { amount, variable, share, basis, level },
  personLevel,
  note,
})

const offerId = z.object({ id: id() })
const newOffer = {
  onRequest: allow('offers.make'),
  schema: { params: offerId, querystring: z.object({ vacancy: id() }) },
}
const draft = { onRequest: allow('offers.make'), schema: { params: offerId } }

/** What is offered to a candidate for a vacancy: entered beside the law and the band, and kept with the check. */
export function offerRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database

  const subjectOf = async (candidateId: number, vacancyId: number): Promise<OfferSubject> => {
    const candidate = found(await candidateToOffer(db, candidateId))
    const vacancy = found(await findVacancy(db, vacancyId))
    return { candidate, vacancy, reference: await referenceOfVacancy(db, vacancy, now()) }
  }

  const formOf = (body: unknown, { vacancy, reference }: OfferSubject, { t }: Visitor) =>
    readForm(offerForm(levelsOfVacancy(vacancy, reference)), body, t)

  const checkedPay = (pay: OfferContent['pay'], { vacancy, reference }: OfferSubject) =>
    checkForVacancy(pay, vacancy, reference)

  /** The form again, with why the offer was not written and the check of what was typed. */
  const refusedForm = (
    result: OfferRefusal,
    subject: OfferSubject,
    request: FastifyRequest,
  ): [FormView, CheckedPay | null] => {
    const visitor = visitorOf(request)
    return result.refused === 'no-band'
      ? [rejectForm(request.body, { level: visitor.t('fields.choose') }), null]
      : [rejectForm(request.body, { amount: refusalText(result.checked, subject.reference, visitor) }), result.checked]
  }

  app.get('/candidates/:id/offers/new', newOffer, async (request, reply) => {
    const subject = await subjectOf(request.params.id, request.query.vacancy)
    const form: FormView = { ...emptyForm, values: { level: subject.vacancy.level, share: 100 } }
    return page(reply, 'offers/new', newOfferView(subject, form, null, visitorOf(request)))
  })

  // Answers to what is typed and saves nothing; posted, because a note may speak of a person and must not stand in an
  // address.
  app.post('/candidates/:id/offers/check', newOffer, async (request, reply) => {
    const visitor = visitorOf(request)
    const subject = await subjectOf(request.params.id, request.query.vacancy)
    const form = formOf(request.body, subject, visitor)
    const checked = form.ok ? checkedPay(form.value, subject) : null
    if (wantsFragment(request)) return page(reply, 'offers/answer', answerView(checked, subject.reference, visitor))
    const shown = form.ok ? rejectForm(request.body, {}) : form
    return page(form.ok ? reply : reply.code(422), 'offers/new', newOfferView(subject, shown, checked, visitor))
  })

  app.post('/candidates/:id/offers', newOffer, async (request, reply) => {
    const visitor = visitorOf(request)
    const subject = await subjectOf(request.params.id, request.query.vacancy)
    const form = formOf(request.body, subject, visitor)
    if (!form.ok) return formAgain(reply, 'offers/new', newOfferView(subject, form, null, visitor))
    const result = await createOffer(
      db,
      { candidate: subject.candidate.id, vacancy: subject.vacancy.id, ...contentOf(form.value) },
      { by: userOf(request).id, at: now() },
    )
    if ('created' in result) {
      flash(request, 'offer.saved')
      return reply.redirect(`/offers/${result.created}`, 303)
    }
    if (result.refused !== 'unlawful' && result.refused !== 'no-band') return found(undefined)
    const [refused, checked] = refusedForm(result, subject, request)
    return formAgain(reply, 'offers/new', newOfferView(subject, refused, checked, visitor))
  })

  /** The reader's own draft. */
  const ownDraft = async (offer: number, user: number): Promise<KeptOffer> => {
    const kept = found(await findOffer(db, offer))
    if (kept.created_by !== user || kept.status !== 'draft') throw new Forbidden()
    return kept
  }

  const editView = (
    offer: KeptOffer,
    subject: OfferSubject,
    form: FormView,
    request: FastifyRequest,
    checked: CheckedPay | null = null,
  ) => ({
    ...newOfferView(subject, form, checked, visitorOf(request)),
    offer: { id: offer.id, version: offer.version },
  })

  app.get('/offers/:id/edit', draft, async (request, reply) => {
    const offer = await ownDraft(request.params.id, userOf(request).id)
    const subject = await subjectOf(offer.candidate_id, offer.vacancy_id)
    // The table in force need no longer have the level: then there is nothing to show beside the form.
    const checked = checkedPay(packOf(offer), subject)
    const form = { errors: {}, values: valuesOf(offer) }
    return page(reply, 'offers/new', editView(offer, subject, form, request, checked))
  })

  app.post('/offers/:id', draft, async (request, reply) => {
    const visitor = visitorOf(request)
    const offer = await ownDraft(request.params.id, userOf(request).id)
    const subject = await subjectOf(offer.candidate_id, offer.vacancy_id)
    const form = formOf(request.body, subject, visitor)
    if (!form.ok) return formAgain(reply, 'offers/new', editView(offer, subject, form, request))
    const result = await changeOffer(
      db,
      { offer: offer.id, version: form.value.version ?? 0, ...contentOf(form.value) },
      { by: userOf(request).id, at: now() },
    )
    if ('changed' in result) {
      flash(request, 'offer.changed')
      return reply.redirect(`/offers/${offer.id}`, 303)
    }
    if ('stale' in result) return changedMeanwhile(offer, subject, form.value, request, reply)
    if (result.refused !== 'unlawful' && result.refused !== 'no-band') throw new Forbidden()
    const [refused, checked] = refusedForm(result, subject, request)
    return formAgain(reply, 'offers/new', editView(offer, subject, refused, request, checked))
  })

  /** The form with what was typed, beside what somebody else has saved meanwhile. */
  const changedMeanwhile = async (
    offer: KeptOffer,
    subject: OfferSubject,
    typed: TypedOffer,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => {
    const visitor = visitorOf(request)
    const current = await ownDraft(offer.id, offer.created_by)
    const checked = checkedPay(typed, subject)
    const mine = describeOffer({ ...typed, pack: { ...typed, city: offer.city_id } }, visitor)
    const theirs = describeOffer(
      { pack: packOf(current), personLevel: current.person_level, note: current.note },
      visitor,
    )
    return page(reply.code(409), 'offers/new', {
      ...editView(current, subject, rejectForm(request.body, {}), request, checked),
      differences: differences(mine, theirs),
    })
  }
}
