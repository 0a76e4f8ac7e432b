import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { languages } from '../../../db/schema/primitives.ts'
import { optionalChoice, optionalId } from '../../../web/forms/fields.ts'
import { readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import type { Translate } from '../../../web/messages/index.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { pairFields, pairForm, pairFrom, pairValues, placeholderErrors } from '../../message-templates/text-form.ts'
import { findOffer } from '../../offers/reads/find-offer.ts'
import { letterProblems, saveLetterTemplate, type LetterProblems } from '../acts/save-letter-template.ts'
import { builtInLetter, letterPlaceholderIn, letterPlaceholders } from '../built-in-letter.ts'
import { letterTemplate } from '../reads/letter-template.ts'
import { offerLetter } from '../reads/offer-letter.ts'
import { offersToPreview } from '../reads/offers-to-preview.ts'

const previewForm = z.object({ ...pairFields, offer: optionalId(), shown: optionalChoice(languages) })

/** Settings: the words of the letter with an offer in both languages, looked at with a real offer. */
export function letterTemplateRoutes(app: FastifyInstance, { database: { db }, now }: Services) {
  const options = { onRequest: allow('employer.manage') }

  const templatePage = async (request: FastifyRequest, again?: FormView & { preview?: object }) => {
    const { t, language } = visitorOf(request)
    const offers = await offersToPreview(db)
    return {
      values: pairValues({ ru: await letterTemplate(db, 'ru'), en: await letterTemplate(db, 'en') }),
      errors: {},
      preview: null,
      ...again,
      inLanguages: languages.map((code) => ({ code, name: t(`language.${code}`) })),
      placeholders: letterPlaceholders.map((key) => ({
        name: letterPlaceholderIn(language, key),
        meaning: t(`letter.placeholder.${key}`),
      })),
      offers: offers.map(({ id, candidate, vacancy }) => ({ value: id, label: `${candidate} · ${vacancy}` })),
    }
  }
  const again = async (request: FastifyRequest, reply: FastifyReply, form: FormView) =>
    formAgain(reply, 'letters/template', await templatePage(request, form))

  app.get('/settings/letter', options, async (request, reply) =>
    page(reply, 'letters/template', await templatePage(request)),
  )

  app.post('/settings/letter', options, async (request, reply) => {
    const { t } = visitorOf(request)
    const form = readForm(pairForm, request.body, t)
    if (!form.ok) return again(request, reply, form)
    const saved = await saveLetterTemplate(db, pairFrom(form.value), { by: userOf(request).id, at: now() })
    if ('refused' in saved) return again(request, reply, rejectForm(request.body, problemWords(saved, t)))
    flash(request, 'letter.template.saved')
    return reply.redirect('/settings/letter', 303)
  })

  app.post('/settings/letter/original', options, async (request, reply) => {
    const original = { ru: builtInLetter('ru'), en: builtInLetter('en') }
    await saveLetterTemplate(db, original, { by: userOf(request).id, at: now() })
    flash(request, 'message-settings.original-back')
    return reply.redirect('/settings/letter', 303)
  })

  /** Shows what was typed with a real offer. Nothing is saved. */
  app.post('/settings/letter/preview', options, async (request, reply) => {
    const { t, language } = visitorOf(request)
    const form = readForm(previewForm, request.body, t)
    if (!form.ok) return again(request, reply, form)
    const pair = pairFrom(form.value)
    const wrong = problemWords(letterProblems(pair), t)
    if (Object.keys(wrong).length > 0) return again(request, reply, rejectForm(request.body, wrong))
    const shown = form.value.shown ?? language
    const offers = await offersToPreview(db)
    const chosen = offers.find(({ id }) => id === form.value.offer) ?? offers[0]
    const offer = chosen && (await findOffer(db, chosen.id))
    if (!offer) return again(request, reply, rejectForm(request.body, { offer: t('letter.no-offers') }))
    const letter = await offerLetter(db, offer, { language: shown, template: pair[shown], now: now() })
    const preview = { letter, language: shown }
    return page(reply, 'letters/template', await templatePage(request, { ...rejectForm(request.body, {}), preview }))
  })
}

/** What is wrong with a letter, beside the fields it stands in. */
function problemWords({ unknown, missing }: LetterProblems, t: Translate): Record<string, string> {
  return {
    ...Object.fromEntries(
      missing.map(({ language, keys }) => [
        `body-${language}`,
        t('letter.template.missing', { words: keys.map((key) => letterPlaceholderIn(language, key)).join(', ') }),
      ]),
    ),
    ...placeholderErrors(unknown, t),
  }
}
