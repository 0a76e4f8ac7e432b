import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { ApproverRank } from '../../../domain/pay/offers/approval.ts'
import type { Basis } from '../../../domain/pay/types.ts'
import type { OfferStatus } from '../../../domain/pay/offers/offer-status.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import { stateOf, stepActs, type StepAct } from '../offer.ts'
import { found } from '../../../web/errors.ts'
import { choice, id, optionalChoice, optionalText } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm } from '../../../web/forms/forms.ts'
import { safeRedirect } from '../../../web/security/safe-redirect.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { approvalRule } from '../../approvals/reads/approval-rule.ts'
import { askedApprovers } from '../../approvals/reads/asked-approvers.ts'
import { seatsOf } from '../../approvals/reads/seats.ts'
import { payExceptionsOn } from '../../vacancies/reads/pay-exceptions.ts'
import { markNewsSeen } from '../acts/mark-news-seen.ts'
import { moveOffer } from '../acts/move-offer.ts'
import { offerActor } from '../offer-actor.ts'
import { offerProblem, problemOnPage } from '../offer-problems.ts'
import { referenceOfOffer } from '../reads/check-offer.ts'
import { findOffer, type KeptOffer } from '../reads/find-offer.ts'
import { offerEvents } from '../reads/offer-events.ts'
import { earlierVersions } from '../reads/offer-versions.ts'
import { offerWarnings } from '../reads/offer-warnings.ts'
import { earlierOffers, sameLevelOffers } from '../reads/approver/other-offers.ts'
import { payAround } from '../reads/approver/pay-around.ts'
import { approverView } from './approver-view.ts'
import { offerView } from './offer-view.ts'
import { versionView } from './version-view.ts'

const params = z.object({ id: id() })
const querystring = z.object({ basis: optionalChoice(['gross', 'net']).catch(undefined) })

/** Before an offer is decided about, its page shows what to decide by. */
const beingDecided: ReadonlySet<OfferStatus> = new Set(['draft', 'waiting'])

function doneWords(act: StepAct, { moved, awaits }: { moved: OfferStatus; awaits: ApproverRank | null }): MessageKey {
  if (act === 'take-over') return 'offer.taken-over'
  return awaits === null ? `offer.moved.${moved}` : 'offer.approved-so-far'
}

/** One step of an offer; `version` is the one the person has seen. */
const stepForm = z.object({
  act: choice(stepActs),
  reason: optionalText(2000).transform((reason) => reason ?? ''),
  confirmed: optionalChoice(['yes']).transform((ticked) => ticked === 'yes'),
  version: id(),
})

/** An offer from draft to answer: what it says, what happened to it, and the steps that are open to the reader. */
export function offerStepRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const reading = allow('offers.read')

  const besideOffer = async (offer: KeptOffer, basis: Basis, visitor: Visitor) =>
    approverView(
      offer,
      {
        around: await payAround(db, offer),
        earlier: await earlierOffers(db, offer),
        sameLevel: await sameLevelOffers(db, offer),
        reference: await referenceOfOffer(db, offer, now()),
        basis,
      },
      visitor,
    )

  const offerPage = async (offer: KeptOffer, request: FastifyRequest, basis = offer.basis) => ({
    ...emptyForm,
    refusal: null as string | null,
    approver: beingDecided.has(offer.status) ? await besideOffer(offer, basis, visitorOf(request)) : null,
    ...offerView(
      offer,
      {
        reference: await referenceOfOffer(db, offer, now()),
        events: await offerEvents(db, offer.id),
        versions: await earlierVersions(db, offer.id),
        exceptions: await payExceptionsOn(db, offer.vacancy_id),
        asked: await askedApprovers(db, stateOf(offer), now()),
        rule: await approvalRule(db),
        warnings: await offerWarnings(db, {
          candidate: offer.candidate_id,
          vacancy: offer.vacancy_id,
          offer: offer.id,
          at: now(),
        }),
        now: now(),
      },
      { ...offerActor(request, now()), seats: await seatsOf(db, userOf(request).id, now()) },
      visitorOf(request),
    ),
  })

  app.get('/offers/:id', { onRequest: reading, schema: { params, querystring } }, async (request, reply) => {
    const offer = found(await findOffer(db, request.params.id))
    return page(reply, 'offers/offer', await offerPage(offer, request, request.query.basis))
  })

  app.post('/offers/:id/steps', { onRequest: reading, schema: { params } }, async (request, reply) => {
    const visitor = visitorOf(request)
    const offer = found(await findOffer(db, request.params.id))
    const form = readForm(stepForm, request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'offers/offer', { ...(await offerPage(offer, request)), ...form })
    const result = await moveOffer(db, { offer: offer.id, ...form.value }, offerActor(request, now()))
    if ('moved' in result) {
      flash(request, doneWords(form.value.act, result))
      return reply.redirect(`/offers/${offer.id}`, 303)
    }
    const current = found(await findOffer(db, offer.id))
    const problem = offerProblem(result, form.value.act, await referenceOfOffer(db, offer, now()), visitor)
    const { code, refusal, errors } = problemOnPage(problem, ['reason', 'confirmed'], visitor)
    return page(reply.code(code), 'offers/offer', {
      ...(await offerPage(current, request)),
      ...rejectForm(request.body, errors),
      refusal,
    })
  })

  app.get(
    '/offers/:id/versions/:edition',
    { onRequest: reading, schema: { params: params.extend({ edition: id() }) } },
    async (request, reply) => {
      const offer = found(await findOffer(db, request.params.id))
      const versions = await earlierVersions(db, offer.id)
      const version = found(versions.find(({ edition }) => edition === request.params.edition))
      const reference = await referenceOfOffer(db, version, now())
      return page(reply, 'offers/version', versionView(offer, version, reference, visitorOf(request)))
    },
  )

  const seenForm = z.object({ back: z.string().max(2000).optional() })
  app.post('/offers/:id/seen', { onRequest: reading, schema: { params } }, async (request, reply) => {
    await markNewsSeen(db, request.params.id, { by: userOf(request).id })
    const form = seenForm.safeParse(request.body)
    return reply.redirect(safeRedirect(form.data?.back), 303)
  })
}
