import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { languages } from '../../../db/schema/primitives.ts'
import { PLACEHOLDERS, type Placeholder } from '../../../domain/messages/template.ts'
import { nameOfWording, wordingNamed, type Wording } from '../../../domain/messages/wordings.ts'
import { found } from '../../../web/errors.ts'
import { optionalChoice, optionalId } from '../../../web/forms/fields.ts'
import { readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { saveTemplate, unknownIn, type TextPair } from '../../message-templates/acts/save-template.ts'
import { placeholderIn, builtInText } from '../../message-templates/built-in-text.ts'
import { sendingSettings } from '../../message-templates/reads/sending-settings.ts'
import { templateFor } from '../../message-templates/reads/template-for.ts'
import { runningTrial } from '../../message-templates/reads/trials.ts'
import { renderMessage } from '../../message-templates/render-message.ts'
import { peopleToPreview } from '../reads/people-to-preview.ts'
import { previewFacts } from '../reads/preview-facts.ts'
import { sendToOneself } from '../send-to-oneself.ts'
import { wordingName } from '../words.ts'
import { pairFields, pairForm, pairFrom, pairValues, placeholderErrors } from '../../message-templates/text-form.ts'

const previewForm = z.object({ ...pairFields, person: optionalId(), shown: optionalChoice(languages) })

/** Settings: one text in both languages, looked at with a real person before it is saved. */
export function textRoutes(fastify: FastifyInstance, services: Services) {
  const { config, database, now } = services
  const { db } = database
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const options = { onRequest: allow('batches.plan'), schema: { params: z.object({ text: z.string().max(40) }) } }

  const pairOf = async (wording: Wording): Promise<TextPair> => ({
    ru: await templateFor(db, wording, 'ru'),
    en: await templateFor(db, wording, 'en'),
  })

  const textPage = async (
    request: FastifyRequest,
    wording: Wording,
    again?: FormView & { preview?: object; sent?: string | null },
  ) => {
    const { t, format, language } = visitorOf(request)
    const name = nameOfWording(wording)
    const people = await peopleToPreview(db, now())
    return {
      values: pairValues(await pairOf(wording)),
      errors: {},
      preview: null,
      sent: null,
      sends: config.smtpUrl !== null,
      ...again,
      name: wordingName(wording, t),
      address: `/settings/messages/texts/${name}`,
      trial: await runningTrial(db, wording),
      inLanguages: languages.map((code) => ({ code, name: t(`language.${code}`) })),
      placeholders: (Object.keys(PLACEHOLDERS) as Placeholder[]).map((key) => ({
        name: placeholderIn(language, key),
        meaning: t(`message-settings.placeholder.${key}`),
      })),
      people: [
        { value: '', label: t('message-settings.example') },
        ...people.map((person) => ({
          value: person.id,
          label: `${person.name} · ${person.title} · ${format.dateTime(person.starts_at, person.time_zone)}`,
        })),
      ],
    }
  }

  const wordingOf = (text: string) => found(wordingNamed(text))

  app.get('/settings/messages/texts/:text', options, async (request, reply) =>
    page(reply, 'message-settings/text', await textPage(request, wordingOf(request.params.text))),
  )

  app.post('/settings/messages/texts/:text', options, async (request, reply) => {
    const wording = wordingOf(request.params.text)
    const { t } = visitorOf(request)
    const form = readForm(pairForm, request.body, t)
    if (!form.ok) return formAgain(reply, 'message-settings/text', await textPage(request, wording, form))
    const saved = await saveTemplate(db, wording, pairFrom(form.value), { by: userOf(request).id, at: now() })
    if ('refused' in saved) {
      const errors =
        saved.refused === 'unknown'
          ? placeholderErrors(saved.unknown, t)
          : { 'subject-ru': t('message-settings.in-trial') }
      return formAgain(
        reply,
        'message-settings/text',
        await textPage(request, wording, rejectForm(request.body, errors)),
      )
    }
    flash(request, 'message-settings.text-saved')
    return reply.redirect('/settings/messages', 303)
  })

  app.post('/settings/messages/texts/:text/original', options, async (request, reply) => {
    const wording = wordingOf(request.params.text)
    const original = { ru: builtInText(wording, 'ru'), en: builtInText(wording, 'en') }
    const saved = await saveTemplate(db, wording, original, { by: userOf(request).id, at: now() })
    flash(request, 'refused' in saved ? 'message-settings.in-trial' : 'message-settings.original-back')
    return reply.redirect(`/settings/messages/texts/${nameOfWording(wording)}`, 303)
  })

  /** Shows what was typed, filled in, and may send it to who typed it. Nothing is saved. */
  const tryOut = async (request: FastifyRequest, reply: FastifyReply, text: string, sends: boolean) => {
    const wording = wordingOf(text)
    const { t, language } = visitorOf(request)
    const again = async (form: FormView) =>
      formAgain(reply, 'message-settings/text', await textPage(request, wording, form))
    const form = readForm(previewForm, request.body, t)
    if (!form.ok) return again(form)
    const pair = pairFrom(form.value)
    const unknown = unknownIn(pair)
    if (unknown.length > 0) return again(rejectForm(request.body, placeholderErrors(unknown, t)))
    const shown = form.value.shown ?? language
    const person = (await peopleToPreview(db, now())).find((one) => one.id === form.value.person)
    const message = renderMessage(await previewFacts(services, person?.id, shown), pair[shown])
    const { email } = userOf(request)
    const sent = sends && (await sendToOneself(config, await sendingSettings(db), email, [message])) === 1
    return page(
      reply,
      'message-settings/text',
      await textPage(request, wording, {
        ...rejectForm(request.body, {}),
        preview: { ...message, language: shown },
        sent: sends ? t(sent ? 'message-settings.test-sent' : 'message-settings.samples-failed', { email }) : null,
      }),
    )
  }

  app.post('/settings/messages/texts/:text/preview', options, (request, reply) =>
    tryOut(request, reply, request.params.text, false),
  )
  app.post('/settings/messages/texts/:text/test', options, (request, reply) =>
    tryOut(request, reply, request.params.text, true),
  )
}
