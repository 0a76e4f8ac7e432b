import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Plan } from '../../domain/planning/plan.ts'
import { slotTimes } from '../../domain/scheduling/slot-times.ts'
import { found } from '../../web/errors.ts'
import { id } from '../../web/fields.ts'
import { emptyForm, readForm, rejectForm, type FormView } from '../../web/forms.ts'
import type { Services } from '../../web/services.ts'
import { formAgain, page, wantsFragment } from '../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../web/visitor.ts'
import { calculate, TooLarge } from '../planner/calculator.ts'
import { minutesAfter } from '../planner/breaks.ts'
import { planForm, questionOf, rateOf } from '../planner/plan-form.ts'
import { planShown } from '../planner/plan-shown.ts'
import { teamTurnout, type Turnout } from '../turnout/queries.ts'
import { teamModel } from '../turnout/team-model.ts'
import { batchDefaults, batchForm, typedBatch, type BatchInput } from './batch-form.ts'
import { createBatch, type NewBatch } from './changes.ts'
import { openVacancies, vacancyToPlan } from './queries.ts'

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

  const screen = async (request: FastifyRequest, vacancyId: number, form: FormView) => {
    const visitor = visitorOf(request)
    const vacancy = found(await vacancyToPlan(db, vacancyId, visitor.language))
    return { ...form, vacancy, today: today(vacancy.time_zone), ...(await shown(form.values, visitor)) }
  }

  const today = (timeZone: string) => now().toZonedDateTimeISO(timeZone).toPlainDate().toString()

  /** The plan behind the form as far as it is filled in; date and place do not matter for it. */
  const shown = async (values: Record<string, unknown>, visitor: Visitor) => {
    const form = readForm(planForm, typedBatch(values), visitor.t)
    return form.ok ? planShown(form.value, visitor) : { plan: null, trouble: null }
  }

  app.get('/batches/new', { ...toPlan, schema: { querystring: z.object({ vacancy: id().optional() }) } }, async (request, reply) => {
    const { vacancy } = request.query
    if (vacancy === undefined) return page(reply, 'batches/choose-vacancy', { vacancies: await openVacancies(db) })
    const values = { ...(await startValues()), vacancy, date: Temporal.PlainDate.from(today('Europe/Moscow')).add({ days: 1 }).toString() }
    return page(reply, 'batches/new', await screen(request, vacancy, { ...emptyForm, values }))
  })

  app.post('/batches/preview', toPlan, async (request, reply) => {
    const values = typedBatch(request.body as Record<string, unknown>)
    const { t } = visitorOf(request)
    const form = readForm(planForm, values, t)
    const view = await screen(request, found(id().safeParse(values['vacancy']).data), { values, errors: form.ok ? {} : form.errors })
    return page(reply, wantsFragment(request) ? 'planner/answer' : 'batches/new', view)
  })

  app.post('/batches', toPlan, async (request, reply) => {
    const visitor = visitorOf(request)
    const values = typedBatch(request.body as Record<string, unknown>)
    const again = async (form: FormView) => formAgain(reply, 'batches/new', await screen(request, found(id().safeParse(values['vacancy']).data), form))
    const form = readForm(batchForm, values, visitor.t)
    if (!form.ok) return again(form)
    const vacancy = found(await vacancyToPlan(db, form.value.vacancy, visitor.language))
    if (form.value.date < today(vacancy.time_zone)) return again(rejectForm(values, { date: visitor.t('batch.past-day') }))
    const plan = await calculate('plan', { question: questionOf(form.value), rate: rateOf(form.value) }).catch(noneInTime)
    if (!plan) return again(rejectForm(values, { goal: visitor.t('batch.no-plan') }))
    const batch = batchOf(form.value, plan, vacancy.time_zone, await teamTurnout(db))
    const batchId = await createBatch(db, batch, userOf(request).id, now())
    flash(request, 'batch.saved')
    return reply.redirect(`/batches/${batchId}/fill`, 303)
  })
}

/** Too large to be worked out: the figures beside the form say so, and which input to lower. */
function noneInTime(error: unknown): null {
  if (error instanceof TooLarge) return null
  throw error
}

/** Where the rate of a plan came from: the article, the team's history as it stands, other counts, or a figure taken as known. */
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
  const times = slotTimes({ day: input.date, from: input.from, minutes, breaks: flow ? minutesAfter(input.breaks, slots) : [0] }, timeZone)
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
    slots: times.map((time, slot) => ({ ...time, interviewers: flow ? (input.interviewersBySlot?.[slot] ?? input.interviewers) : 1, invitations: plan.perSlot[slot] ?? 0 })),
    interviewerNames: input.interviewerNames,
  }
}
