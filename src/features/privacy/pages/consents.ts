import { Temporal } from 'temporal-polyfill'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found, NotFound } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { unfilledPlaces } from '../../../domain/lawful-text/unfilled-places.ts'
import { emptyForm, readForm, rejectForm } from '../../../web/forms/forms.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { findCandidate } from '../../candidates/reads/find-candidate.ts'
import { employerNow } from '../../employer/reads/employer.ts'
import { sendingSettings } from '../../message-templates/reads/sending-settings.ts'
import { teamDay } from '../words.ts'
import { applicationsToAgreeTo } from '../reads/consents.ts'
import { recordConsent, type ConsentRefusal } from '../acts/record-consent.ts'
import { withdrawConsent } from '../acts/withdraw-consent.ts'
import { channels, consentForm, pool } from './forms.ts'

/** How long the talent pool is offered for, unless somebody chooses otherwise. */
const poolTime = { years: 1 }

/** Why a consent cannot be written down, beside the field that is wrong. */
const refusals = {
  'no-such-application': ['purpose', 'fields.choose'],
  'not-yet': ['givenOn', 'consent.not-yet'],
  'until-required': ['until', 'consent.until-required'],
  'until-too-early': ['until', 'consent.until-too-early'],
  unfilled: ['wording', 'consent.unfilled'],
} as const satisfies Record<Exclude<ConsentRefusal, 'no-such-candidate'>, readonly [string, MessageKey]>

/** What a person has agreed to: writing it down, and that it was taken back. */
export function consentRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const onRequest = allow('candidates.edit')
  const params = z.object({ id: id() })

  const formPage = async (request: FastifyRequest, candidate: number) => {
    const { t } = visitorOf(request)
    const { id, name } = found(await findCandidate(db, candidate))
    const applications = await applicationsToAgreeTo(db, id)
    const purposes = [
      ...applications.map((one) => ({ value: String(one.id), label: t('consent.for-vacancy', { title: one.title }) })),
      { value: pool, label: t('consent.for-pool') },
    ]
    return {
      ...emptyForm,
      candidate: { id, name },
      applications,
      purposes,
      employer: await employerNow(db),
      channels: channels.map((value) => ({ value, label: t(`consent.channel.${value}`) })),
    }
  }

  app.get(
    '/candidates/:id/consents/new',
    { onRequest, schema: { params, querystring: z.object({ purpose: z.union([z.literal(pool), id()]).optional() }) } },
    async (request, reply) => {
      const { t, format } = visitorOf(request)
      const data = await formPage(request, request.params.id)
      const today = teamDay(now())
      const asked = String(request.query.purpose ?? data.applications[0]?.id ?? pool)
      const title = data.applications.find((one) => String(one.id) === asked)?.title
      const purpose = title === undefined ? pool : asked
      const until = Temporal.PlainDate.from(today).add(poolTime).toString()
      const { name, address } = await employerNow(db)
      const { replyTo } = await sendingSettings(db)
      const organisation = {
        employer: name ?? t('consent.blank.employer'),
        address: address ?? t('consent.blank.address'),
        contact: replyTo ?? address ?? t('consent.blank.address'),
      }
      const wording =
        title === undefined
          ? t('consent.wording.pool', { ...organisation, until: format.date(until) })
          : t('consent.wording.vacancy', { ...organisation, title })
      return page(reply, 'privacy/consent', {
        ...data,
        values: { purpose, givenOn: today, until: purpose === pool ? until : '', wording },
      })
    },
  )

  app.post('/candidates/:id/consents', { onRequest, schema: { params } }, async (request, reply) => {
    const data = await formPage(request, request.params.id)
    const { t } = visitorOf(request)
    const form = readForm(consentForm(data.applications.map(({ id }) => id)), request.body, t)
    if (!form.ok) return formAgain(reply, 'privacy/consent', { ...data, ...form })
    const { purpose, until, ...consent } = form.value
    const recorded = { ...consent, application: purpose === pool ? null : Number(purpose), until: until ?? null }
    const result = await recordConsent(db, data.candidate.id, recorded, { by: userOf(request).id, at: now() })
    if ('refused' in result) {
      if (result.refused === 'no-such-candidate') throw new NotFound()
      const [field, message] = refusals[result.refused]
      return formAgain(reply, 'privacy/consent', {
        ...data,
        ...rejectForm(request.body, { [field]: t(message, { places: unfilledPlaces(consent.wording).join(', ') }) }),
      })
    }
    flash(request, 'consent.recorded')
    return reply.redirect(`/candidates/${data.candidate.id}#care`, 303)
  })

  app.post(
    '/candidates/:id/consents/:consent/withdrawal',
    { onRequest, schema: { params: params.extend({ consent: id() }) } },
    async (request, reply) => {
      const result = await withdrawConsent(db, request.params.id, request.params.consent, teamDay(now()))
      if ('refused' in result) throw new NotFound()
      flash(request, 'consent.withdrawal-noted')
      return reply.redirect(`/candidates/${request.params.id}#care`, 303)
    },
  )
}
