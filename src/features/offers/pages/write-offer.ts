import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ruleFor, type OfferRule } from '../../../domain/pay/offers/offer-rule.ts'
import { differences } from '../../../web/forms/conflicts.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { Forbidden, found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page, wantsFragment } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { tableInForce } from '../../pay/reads/own-tables.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import { offerForm } from '../../pay/pages/check-form.ts'
import {
  answerView,
  describeOffer,
  newOfferView,
  packOf,
  refusal,
  valuesOf,
  type CheckedPay,
  type OfferSubject,
} from './offer-view.ts'
import {
  candidateNamed,
  changeOffer,
  createOffer,
  findOffer,
  type KeptOffer,
  type OfferContent,
} from '../acts/offers.ts'
import { hasOptedOut } from '../acts/opt-outs.ts'
import { checkPay, levelsIn, yardstickAt } from '../../pay/reads/pay-reference.ts'

type OfferInput = z.output<ReturnType<typeof offerForm>>

const offerId = z.object({ id: id() })
const newOffer = {
  onRequest: allow('offers.make'),
  schema: { params: offerId, querystring: z.object({ vacancy: id() }) },
}
const draft = { onRequest: allow('offers.make'), schema: { params: offerId } }

/** An offer is held against the city of its vacancy, whatever the level. */
function checkedPay(
  { amount, variable, share, basis, level }: OfferInput,
  { vacancy, yardstick }: OfferSubject,
): CheckedPay {
  const pack = { city: vacancy.city_id, level, amount, variable, share, basis }
  return { pack, finding: checkPay(pack, yardstick) }
}

const offeredLevels = ({ vacancy, yardstick }: OfferSubject): number[] =>
  levelsIn(yardstick, vacancy.city_id).map(({ level }) => level)

/** What is offered to a candidate for a vacancy: entered beside the law and the band, and kept with the check. */
export function offerRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database

  const subjectOf = async (candidateId: number, vacancyId: number): Promise<OfferSubject> => {
    const [candidate, vacancy] = [found(await candidateNamed(db, candidateId)), found(await findVacancy(db, vacancyId))]
    return { candidate, vacancy, yardstick: await yardstickAt(db, now(), await tableInForce(db, vacancy.pay_table_id)) }
  }

  const formOf = (body: unknown, subject: OfferSubject, { t }: Visitor) =>
    readForm(offerForm(offeredLevels(subject)), body, t)

  const ruleOf = async ({ finding, pack }: CheckedPay, { vacancy, yardstick }: OfferSubject): Promise<OfferRule> =>
    ruleFor(finding, yardstick.table.basis, await hasOptedOut(db, pack.city, dayOf(now(), vacancy.time_zone)))

  const contentOf = (
    { personLevel, note }: OfferInput,
    checked: CheckedPay,
    rule: OfferRule,
    { yardstick }: OfferSubject,
  ): OfferContent => ({
    ...checked,
    personLevel,
    note,
    needsApproval: rule === 'needs-approval',
    tableVersion: yardstick.table.own?.versionId ?? null,
  })

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
    if (wantsFragment(request)) return page(reply, 'offers/answer', answerView(checked, subject.yardstick, visitor))
    const shown = form.ok ? rejectForm(request.body, {}) : form
    return page(form.ok ? reply : reply.code(422), 'offers/new', newOfferView(subject, shown, checked, visitor))
  })

  app.post('/candidates/:id/offers', newOffer, async (request, reply) => {
    const visitor = visitorOf(request)
    const subject = await subjectOf(request.params.id, request.query.vacancy)
    const form = formOf(request.body, subject, visitor)
    if (!form.ok) return formAgain(reply, 'offers/new', newOfferView(subject, form, null, visitor))
    const checked = checkedPay(form.value, subject)
    const rule = await ruleOf(checked, subject)
    if (rule === 'blocked') {
      const refused = rejectForm(request.body, { amount: refusal(checked, subject, visitor) })
      return formAgain(reply, 'offers/new', newOfferView(subject, refused, checked, visitor))
    }
    const about = { candidate: subject.candidate.id, vacancy: subject.vacancy.id }
    const { id } = await createOffer(
      db,
      about,
      contentOf(form.value, checked, rule, subject),
      userOf(request).id,
      now(),
    )
    flash(request, 'offer.saved')
    return reply.redirect(`/offers/${id}`, 303)
  })

  /** A draft may be changed by its author alone: somebody else is to approve it. */
  const ownDraft = async (offer: number, user: number): Promise<KeptOffer> => {
    const kept = found(await findOffer(db, offer))
    if (kept.created_by !== user || kept.status !== 'draft') throw new Forbidden()
    return kept
  }

  const editView = (
    offer: KeptOffer,
    subject: OfferSubject,
    form: FormView,
    request: Parameters<typeof visitorOf>[0],
    checked: CheckedPay | null = null,
  ) => ({
    ...newOfferView(subject, form, checked, visitorOf(request)),
    offer: { id: offer.id, version: offer.version },
  })

  app.get('/offers/:id/edit', draft, async (request, reply) => {
    const offer = await ownDraft(request.params.id, userOf(request).id)
    const subject = await subjectOf(offer.candidate_id, offer.vacancy_id)
    const pack = packOf(offer)
    // The table in force need no longer have the level.
    const checked = offeredLevels(subject).includes(pack.level)
      ? { pack, finding: checkPay(pack, subject.yardstick) }
      : null
    return page(
      reply,
      'offers/new',
      editView(offer, subject, { errors: {}, values: valuesOf(offer) }, request, checked),
    )
  })

  app.post('/offers/:id', draft, async (request, reply) => {
    const visitor = visitorOf(request)
    const offer = await ownDraft(request.params.id, userOf(request).id)
    const subject = await subjectOf(offer.candidate_id, offer.vacancy_id)
    const form = formOf(request.body, subject, visitor)
    if (!form.ok) return formAgain(reply, 'offers/new', editView(offer, subject, form, request))
    const checked = checkedPay(form.value, subject)
    const rule = await ruleOf(checked, subject)
    if (rule === 'blocked') {
      const refused = rejectForm(request.body, { amount: refusal(checked, subject, visitor) })
      return formAgain(reply, 'offers/new', editView(offer, subject, refused, request, checked))
    }
    if (
      !(await changeOffer(
        db,
        offer,
        contentOf(form.value, checked, rule, subject),
        form.value.version ?? 0,
        offer.created_by,
        now(),
      ))
    ) {
      const current = await ownDraft(offer.id, offer.created_by)
      const mine = describeOffer({ ...form.value, pack: checked.pack }, visitor)
      const theirs = describeOffer(
        { pack: packOf(current), personLevel: current.person_level, note: current.note },
        visitor,
      )
      const shown = rejectForm(request.body, {})
      return page(reply.code(409), 'offers/new', {
        ...editView(current, subject, shown, request, checked),
        differences: differences(mine, theirs),
      })
    }
    flash(request, 'offer.changed')
    return reply.redirect(`/offers/${offer.id}`, 303)
  })
}
