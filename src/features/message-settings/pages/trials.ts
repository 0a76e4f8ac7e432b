import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { languages } from '../../../db/schema/primitives.ts'
import { peopleNeeded } from '../../../domain/messages/trial.ts'
import { nameOfWording, wordingNamed, type Wording } from '../../../domain/messages/wordings.ts'
import { teamBelief } from '../../../domain/turnout/model.ts'
import { Conflict, found } from '../../../web/errors.ts'
import { choice, id, optionalWholeNumber, text } from '../../../web/forms/fields.ts'
import { readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { endTrial } from '../../message-templates/acts/end-trial.ts'
import { startTrial } from '../../message-templates/acts/start-trial.ts'
import { templateFor } from '../../message-templates/reads/template-for.ts'
import { trials } from '../../message-templates/reads/trials.ts'
import { teamModel } from '../../turnout/reads/team-model.ts'
import { wordingName } from '../words.ts'
import { UNITS } from './steps-form.ts'
import { pairFields, pairFrom, pairValues, placeholderErrors } from '../../message-templates/text-form.ts'
import { trialView } from './trial-view.ts'

/** The smallest differences, in points of a hundred, that a trial can be made large enough for. */
const DIFFERENCES = ['5', '10', '15', '20'] as const

const trialForm = z.object({
  ...pairFields,
  name: text(100),
  difference: choice(DIFFERENCES),
  count: optionalWholeNumber(1, 60),
  unit: choice(UNITS).optional(),
})

/** Settings: two wordings or timings of one message, side by side. */
export function trialRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const onRequest = allow('batches.plan')
  const ofText = { onRequest, schema: { params: z.object({ text: z.string().max(40) }) } }

  app.get('/settings/messages/trials', { onRequest }, async (request, reply) =>
    page(reply, 'message-settings/trials', {
      trials: (await trials(db)).map((trial) => trialView(trial, visitorOf(request))),
    }),
  )

  app.post(
    '/settings/messages/trials/:id/end',
    { onRequest, schema: { params: z.object({ id: id() }) } },
    async (request, reply) => {
      if ('refused' in (await endTrial(db, request.params.id, now()))) throw new Conflict()
      flash(request, 'message-settings.trial-ended')
      return reply.redirect('/settings/messages/trials', 303)
    },
  )

  const plannedFor = async (difference: (typeof DIFFERENCES)[number]) =>
    peopleNeeded(teamBelief(await teamModel(db)).mean, Number(difference) / 100)

  const trialPage = async (request: FastifyRequest, wording: Wording, again?: FormView) => {
    const { t } = visitorOf(request)
    const current = { ru: await templateFor(db, wording, 'ru'), en: await templateFor(db, wording, 'en') }
    return {
      values: { ...pairValues(current), difference: '10', unit: 'days' },
      errors: {},
      ...again,
      name: wordingName(wording, t),
      address: `/settings/messages/texts/${nameOfWording(wording)}`,
      inLanguages: languages.map((code) => ({ code, name: t(`language.${code}`) })),
      timed: wording.kind === 'reminder',
      units: UNITS.map((unit) => ({ value: unit, label: t(`message-settings.unit.${unit}`) })),
      differences: await Promise.all(
        DIFFERENCES.map(async (points) => ({
          value: points,
          label: t('message-settings.points-people', { points, people: await plannedFor(points) }),
        })),
      ),
    }
  }

  app.get('/settings/messages/texts/:text/trial', ofText, async (request, reply) =>
    page(reply, 'message-settings/trial', await trialPage(request, found(wordingNamed(request.params.text)))),
  )

  app.post('/settings/messages/texts/:text/trial', ofText, async (request, reply) => {
    const wording = found(wordingNamed(request.params.text))
    const { t } = visitorOf(request)
    const form = readForm(trialForm, request.body, t)
    if (!form.ok) return formAgain(reply, 'message-settings/trial', await trialPage(request, wording, form))
    const { name, difference, count, unit = 'days', ...pair } = form.value
    const started = await startTrial(
      db,
      {
        name,
        wording,
        planned: await plannedFor(difference),
        ...(count === undefined ? { pair: pairFrom(pair) } : { lead: { unit, count } }),
      },
      { by: userOf(request).id, at: now() },
    )
    if ('refused' in started) {
      const errors: Record<string, string> =
        started.refused === 'unknown'
          ? placeholderErrors(started.unknown, t)
          : { name: t(`message-settings.trial-refused.${started.refused}`) }
      const wrong = rejectForm(request.body, errors)
      return formAgain(reply, 'message-settings/trial', await trialPage(request, wording, wrong))
    }
    flash(request, 'message-settings.trial-started')
    return reply.redirect('/settings/messages/trials', 303)
  })
}
