import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { found, NotFound } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { formAgain, page, wantsFragment } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { calculatorFor, troubleWith } from '../../../web/calculator/calculator.ts'
import { planForm, withEnd } from '../../planner/plan/plan-fields.ts'
import { planFormView } from '../../planner/plan/plan-form-view.ts'
import { planShown, tooLong, whyNoPlan, type Planned } from '../../planner/plan/plan-shown.ts'
import { teamStart } from '../../planner/plan/team-start.ts'
import { teamTurnout } from '../../turnout/reads/team-turnout.ts'
import { openVacancies } from '../../vacancies/reads/open-vacancies.ts'
import { createBatch } from '../acts/create-batch.ts'
import type { CalculatePlan } from '../batch.ts'
import { findBatch, interviewersOfBatch, slotsOfBatch, vacancyToPlan } from '../reads/batches.ts'
import { batchDefaults, batchForm, newBatchFrom, planSent, typedBatch } from './batch-form.ts'
import { dayLike } from './day-like.ts'

/** `like`: an earlier batch to plan this one by; `again`: one whose missed people are to be invited to it. */
const newQuery = z.looseObject({ vacancy: id().optional(), like: id().optional(), again: id().optional() })

/** Planning a batch on one screen: the figures of the plan stand beside its form and answer while one types. */
export function newBatchRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const toPlan = { onRequest: allow('batches.plan') }

  /** What an earlier day was planned with. */
  const valuesLike = async (batchId: number) => {
    const batch = found(await findBatch(db, batchId))
    return dayLike(batch, await slotsOfBatch(db, batchId), await interviewersOfBatch(db, batchId), now())
  }

  /** @param without why there is no plan, where that is known already */
  const screen = async (
    request: FastifyRequest,
    reply: FastifyReply,
    vacancyId: number,
    form: FormView,
    without?: Planned<never>,
  ) => {
    const { language, t, format } = visitorOf(request)
    const vacancy = found(await vacancyToPlan(db, vacancyId, language))
    const hasHistory = (await teamTurnout(db)).invited > 0
    return {
      ...form,
      values: withEnd(form.values),
      planForm: planFormView(form.values, hasHistory, t, format),
      wavesLink: `/planner?${new URLSearchParams(planSent(form.values)).toString()}#waves`,
      vacancy,
      today: dayOf(now(), vacancy.time_zone),
      ...(without ?? (await shown(form.values, request, reply))),
    }
  }

  /** The plan behind the form as far as it is filled in; date and place do not matter for it. */
  const shown = async (values: Record<string, unknown>, request: FastifyRequest, reply: FastifyReply) => {
    const form = readForm(planForm, typedBatch(values), visitorOf(request).t)
    return form.ok ? planShown(form.value, request, reply) : { plan: null, trouble: null }
  }

  app.get('/batches/new', { ...toPlan, schema: { querystring: newQuery } }, async (request, reply) => {
    const { vacancy, like, again, ...sent } = request.query
    const wished = planSent(sent)
    if (vacancy === undefined) {
      const carried = new URLSearchParams(wished).toString()
      return page(reply, 'batches/choose-vacancy', { vacancies: await openVacancies(db), carried })
    }
    const values = {
      ...batchDefaults,
      date: Temporal.PlainDate.from(dayOf(now(), 'Europe/Moscow')).add({ days: 1 }).toString(),
      ...('rate' in wished ? {} : await teamStart(db)),
      ...wished,
      ...(like !== undefined && (await valuesLike(like))),
      vacancy,
      again,
    }
    return page(reply, 'batches/new', await screen(request, reply, vacancy, { ...emptyForm, values }))
  })

  app.post('/batches/preview', toPlan, async (request, reply) => {
    const values = typedBatch(request.body as Record<string, unknown>)
    const { t } = visitorOf(request)
    const form = readForm(planForm, values, t)
    const view = await screen(request, reply, found(id().safeParse(values['vacancy']).data), {
      values,
      errors: form.ok ? {} : form.errors,
    })
    return page(reply, wantsFragment(request) ? 'planner/answer' : 'batches/new', view)
  })

  app.post('/batches', toPlan, async (request, reply) => {
    const visitor = visitorOf(request)
    const values = typedBatch(request.body as Record<string, unknown>)
    const again = async (form: FormView, without?: Planned<never>) => {
      const view = await screen(request, reply, found(id().safeParse(values['vacancy']).data), form, without)
      // Nothing is wrong with the form when the server is only busy.
      return Object.keys(form.errors).length > 0
        ? formAgain(reply, 'batches/new', view)
        : page(reply, 'batches/new', view)
    }
    const form = readForm(batchForm, values, visitor.t)
    if (!form.ok) return again(form)
    const result = await calculated(form.value, request, reply)
    if ('created' in result) {
      flash(request, 'batch.saved')
      const { again: missed } = form.value
      const those = missed === undefined ? '' : `?group=missed&of=${missed}`
      return reply.redirect(`/batches/${result.created}/fill${those}`, 303)
    }
    if ('trouble' in result) {
      const { trouble } = result
      const busy = reply.statusCode === 503
      return again(busy ? { values, errors: {} } : rejectForm(values, { goal: trouble }), { plan: null, trouble })
    }
    if (result.refused === 'past-day') return again(rejectForm(values, { date: visitor.t('batch.past-day') }))
    if (result.refused === 'no-such-vacancy') throw new NotFound()
    if (result.refused === 'no-plan') return again(rejectForm(values, { goal: visitor.t('planner.impossible') }))
    const field = result.refused === 'quorum-over-seats' ? 'quorum' : 'goal'
    return again(rejectForm(values, { [field]: visitor.t(`planner.${result.refused}`) }))
  })

  /** Creates the batch of a filled-in form, or says in words why there is no plan for it. */
  const calculated = async (input: z.output<typeof batchForm>, request: FastifyRequest, reply: FastifyReply) => {
    const { t } = visitorOf(request)
    try {
      const actor = { by: userOf(request).id, at: now() }
      const calculate: CalculatePlan = (question) => calculatorFor(request)('plan', question)
      const result = await createBatch(db, newBatchFrom(input), calculate, actor)
      if (!('refused' in result) || result.refused !== 'no-plan') return result
      const { question, rate } = newBatchFrom(input)
      return { trouble: await whyNoPlan({ question, rate }, request) }
    } catch (error) {
      return { trouble: t(troubleWith(error, reply, tooLong(input))) }
    }
  }
}
