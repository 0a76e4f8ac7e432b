import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Plan } from '../../../domain/planning/plan.ts'
import { slotTimes } from '../../../domain/scheduling/slot-times.ts'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page, wantsFragment } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { minutesAfter } from '../../planner/breaks.ts'
import { planForm, rateOf } from '../../planner/pages/plan-form.ts'
import { planned, planShown, type Planned } from '../../planner/pages/plan-shown.ts'
import { teamTurnout, type Turnout } from '../../turnout/reads/team-turnout.ts'
import { teamModel } from '../../turnout/reads/team-model.ts'
import { batchDefaults, batchForm, typedBatch, type BatchInput } from './batch-form.ts'
import { createBatch, type NewBatch } from '../acts/change-batch.ts'
import { openVacancies, vacancyToPlan } from '../reads/batches.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'

/** Planning a batch on one screen: the figures of the plan stand beside its form and answer while one types. */
export function newBatchRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const toPlan = { onRequest: allow('batches.plan') }

  /**
   * A new plan stands on the team's own history as soon as there is one, its day effect included, as the forecasts of
   * the batch will; until then on the article's 1 in 5.
   */
  const startValues = async () => {
    const { came, invited } = await teamTurnout(db)
    if (invited === 0) return batchDefaults
    const { dayCorrelation } = await teamModel(db)
    return { ...batchDefaults, rate: 'own', came, invited, dayEffect: Math.round(dayCorrelation * 1000) / 10 }
  }

  /** @param without why there is no plan, where that is known already */
  const screen = async (
    request: FastifyRequest,
    reply: FastifyReply,
    vacancyId: number,
    form: FormView,
    without?: Planned<never>,
  ) => {
    const vacancy = found(await vacancyToPlan(db, vacancyId, visitorOf(request).language))
    return {
      ...form,
      vacancy,
      today: today(vacancy.time_zone),
      ...(without ?? (await shown(form.values, request, reply))),
    }
  }

  const today = (timeZone: string) => now().toZonedDateTimeISO(timeZone).toPlainDate().toString()

  /** The plan behind the form as far as it is filled in; date and place do not matter for it. */
  const shown = async (values: Record<string, unknown>, request: FastifyRequest, reply: FastifyReply) => {
    const form = readForm(planForm, typedBatch(values), visitorOf(request).t)
    return form.ok ? planShown(form.value, request, reply) : { plan: null, trouble: null }
  }

  app.get(
    '/batches/new',
    { ...toPlan, schema: { querystring: z.object({ vacancy: id().optional() }) } },
    async (request, reply) => {
      const { vacancy } = request.query
      if (vacancy === undefined) return page(reply, 'batches/choose-vacancy', { vacancies: await openVacancies(db) })
      const values = {
        ...(await startValues()),
        vacancy,
        date: Temporal.PlainDate.from(today(teamZone)).add({ days: 1 }).toString(),
      }
      return page(reply, 'batches/new', await screen(request, reply, vacancy, { ...emptyForm, values }))
    },
  )

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
      // Of a form with nothing wrong the server said that it is busy.
      return Object.keys(form.errors).length > 0
        ? formAgain(reply, 'batches/new', view)
        : page(reply, 'batches/new', view)
    }
    const form = readForm(batchForm, values, visitor.t)
    if (!form.ok) return again(form)
    const vacancy = found(await vacancyToPlan(db, form.value.vacancy, visitor.language))
    if (form.value.date < today(vacancy.time_zone))
      return again(rejectForm(values, { date: visitor.t('batch.past-day') }))
    const { plan, trouble } = await planned(form.value, request, reply)
    if (!plan)
      return again(reply.statusCode === 503 ? { values, errors: {} } : rejectForm(values, { goal: trouble }), {
        plan,
        trouble,
      })
    const batch = batchOf(form.value, plan, vacancy.time_zone, await teamTurnout(db))
    const batchId = await createBatch(db, batch, userOf(request).id, now())
    flash(request, 'batch.saved')
    return reply.redirect(`/batches/${batchId}/fill`, 303)
  })
}

/**
 * Where the rate of a plan came from: the article, the team's history as it stands, other counts, or a figure taken as
 * known.
 */
function basisOf({ rate, came, invited }: BatchInput, team: Turnout): string {
  if (rate === 'known') return 'known'
  if (rate !== 'own') return 'article'
  return came === team.came && invited === team.invited ? 'team' : 'own'
}

/** The batch that a filled-in form and its plan make. */
export function batchOf(input: BatchInput, plan: Plan, timeZone: string, team: Turnout): NewBatch {
  const flow = input.format === 'flow'
  const minutes = flow ? input.minutes : input.groupMinutes
  const slots = plan.perSlot.length
  const times = slotTimes(
    { day: input.date, from: input.from, minutes, breaks: flow ? minutesAfter(input.breaks, slots) : [0] },
    timeZone,
  )
  return {
    vacancy_id: input.vacancy,
    format: input.format,
    date: input.date,
    time_zone: timeZone,
    minutes,
    waiting_seats: flow ? input.waitingSeats : null,
    seats: flow ? null : input.seats,
    quorum: flow ? null : input.quorum,
    goal: input.goal,
    confidence: input.certainty / 100,
    rate: rateOf(input),
    rate_basis: basisOf(input, team),
    place: input.place ?? null,
    contact: input.contact ?? null,
    invitation_text: input.invitationText ?? null,
    slots: times.map((time, slot) => ({
      ...time,
      interviewers: flow ? (input.interviewersBySlot?.[slot] ?? input.interviewers) : 1,
      invitations: plan.perSlot[slot] ?? 0,
    })),
    interviewerNames: input.interviewerNames,
  }
}
