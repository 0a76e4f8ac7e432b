import type { FastifyInstance, FastifyRequest } from 'fastify'
import { nameOfWording, WORDINGS } from '../../../domain/messages/wordings.ts'
import { Conflict } from '../../../web/errors.ts'
import { readForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { inboxState } from '../../inbox/reads/inbox-state.ts'
import { inboxText } from '../../inbox/words.ts'
import { saveSending } from '../acts/save-sending.ts'
import { sendingSettings } from '../../message-templates/reads/sending-settings.ts'
import { ownTexts } from '../../message-templates/reads/own-texts.ts'
import { templateFor } from '../../message-templates/reads/template-for.ts'
import { trials } from '../../message-templates/reads/trials.ts'
import { renderMessage } from '../../message-templates/render-message.ts'
import { channelsAtWork, sendsItself } from '../../messages/leaving.ts'
import { gatewayAtWork } from '../../messages/reads/gateway.ts'
import { previewFacts } from '../reads/preview-facts.ts'
import { sendToOneself } from '../send-to-oneself.ts'
import { wordingName } from '../words.ts'
import { sendingForm, sendingFrom, sendingValues } from './sending-form.ts'
import { stepText } from './step-words.ts'

/**
 * Settings: who writes, when, by which channels; from here to the steps, the texts and the trials, which are for
 * everybody who plans.
 */
export function sendingRoutes(app: FastifyInstance, services: Services) {
  const { config, database, now } = services
  const { db } = database
  const onRequest = allow('batches.plan')

  const sendingPage = async (request: FastifyRequest, again?: FormView) => {
    const visitor = visitorOf(request)
    const { t } = visitor
    const settings = await sendingSettings(db)
    const own = await ownTexts(db)
    const gateway = await gatewayAtWork(db)
    const on = settings.steps.filter((step) => step.on)
    return {
      values: sendingValues(settings),
      errors: {},
      ...again,
      version: settings.version,
      employer: settings.employer ?? t('employer.none'),
      sendsItself: sendsItself(await channelsAtWork(db, config)),
      sends: config.smtpUrl !== null,
      inbox: config.smtpUrl === null ? null : inboxText(await inboxState(db, config), visitor),
      switches: [
        { name: 'email', label: t('message-settings.by-email'), hint: null },
        { name: 'gateway', label: t('message-settings.by-gateway'), hint: null },
        { name: 'foreign', label: t('message-settings.foreign'), hint: t('message-settings.foreign-hint') },
      ],
      steps: on.length > 0 ? on.map((step) => stepText(step, t)).join(' · ') : t('message-settings.no-steps'),
      gateway: gateway
        ? gateway.carriers.map((carrier) => t(`gateway.carrier.${carrier}`)).join(', ')
        : t('gateway.none'),
      running: (await trials(db)).filter(({ endedAt }) => endedAt === null).length,
      texts: WORDINGS.map((wording) => ({
        href: `/settings/messages/texts/${nameOfWording(wording)}`,
        name: wordingName(wording, t),
        own: own.has(nameOfWording(wording)),
      })),
    }
  }

  app.get('/settings/messages', { onRequest }, async (request, reply) =>
    page(reply, 'message-settings/sending', await sendingPage(request)),
  )

  app.post('/settings/messages', { onRequest: allow('messages.manage') }, async (request, reply) => {
    const form = readForm(sendingForm, request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'message-settings/sending', await sendingPage(request, form))
    const saved = await saveSending(db, form.value.version, sendingFrom(form.value), {
      by: userOf(request).id,
      at: now(),
    })
    if ('stale' in saved) throw new Conflict()
    flash(request, 'message-settings.saved')
    return reply.redirect('/settings/messages', 303)
  })

  app.post('/settings/messages/samples', { onRequest }, async (request, reply) => {
    const { language } = visitorOf(request)
    const { email } = userOf(request)
    const facts = await previewFacts(services, undefined, language)
    const messages = await Promise.all(
      WORDINGS.map(async (wording) => renderMessage(facts, await templateFor(db, wording, language))),
    )
    const count = await sendToOneself(config, await sendingSettings(db), email, messages)
    flash(request, count === 0 ? 'message-settings.samples-failed' : 'message-settings.samples-sent', { count, email })
    return reply.redirect('/settings/messages', 303)
  })
}
