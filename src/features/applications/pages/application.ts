import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { contactBy } from '../../../domain/pipeline/forgotten.ts'
import { safeRedirect } from '../../../web/security/safe-redirect.ts'
import { found } from '../../../web/errors.ts'
import { day, id, optionalText } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import type { Services } from '../../../web/services.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { comingInvitations } from '../../batches/reads/standing.ts'
import { comingText } from '../../batches/coming-words.ts'
import { assignOwner } from '../acts/assign-owner.ts'
import { closeApplication } from '../acts/close-application.ts'
import { recordStart } from '../acts/record-start.ts'
import { reopenApplication } from '../acts/reopen-application.ts'
import { setNextStep } from '../acts/set-next-step.ts'
import type { Change } from '../application.ts'
import { findApplication, type Application } from '../reads/applications.ts'
import { ownCloseReasons } from '../reads/close-reasons.ts'
import { possibleOwners } from '../reads/possible-owners.ts'
import { closureForm, reasonOptions } from '../closure-form.ts'
import { sentStep, stepForm } from './step-form.ts'

const versionForm = z.object({ version: id() })
const startForm = z.object({ day: day(), version: id() })

const onPage = (application: Pick<Application, 'id' | 'candidate_id'>) =>
  `/candidates/${application.candidate_id}#application-${application.id}`

/** One application: its next step and owner, the first working day, closing it and opening it again. */
export function applicationRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const back = optionalText(300).catch(undefined)
  const one = {
    onRequest: allow('candidates.edit'),
    schema: {
      params: z.object({ id: id() }),
      querystring: z.object({ done: z.literal('1').optional().catch(undefined), back }),
    },
  }
  const ofCandidate = {
    onRequest: allow('candidates.edit'),
    schema: { params: z.object({ id: id(), application: id() }), querystring: z.object({ back }) },
  }
  const actor = (request: FastifyRequest) => ({ by: userOf(request).id, at: now() })

  /** What the next page says: it is done, or somebody else changed the application first. */
  const tell = (request: FastifyRequest, change: Change | { refused: string }, key: MessageKey, values = {}) =>
    flash(request, 'changed' in change ? key : 'application.stale', values)

  const stepPage = async (
    request: FastifyRequest,
    application: Application,
    done: boolean,
    form: FormView = emptyForm,
  ) => {
    const owners = await possibleOwners(db)
    const fresh = {
      step: done ? '' : application.next_step,
      due: (done ? null : application.next_due) ?? contactBy(teamDay(now())),
      owner: application.owner_id ?? userOf(request).id,
      version: application.version,
    }
    return {
      application,
      done,
      owners: owners.map(({ id, name }) => ({ value: id, label: name })),
      ...form,
      values: { ...fresh, ...form.values },
    }
  }

  app.get('/applications/:id/step', one, async (request, reply) => {
    const application = found(await findApplication(db, request.params.id))
    const back = safeRedirect(request.query.back, onPage(application))
    return page(reply, 'applications/step', {
      ...(await stepPage(request, application, request.query.done === '1')),
      back,
    })
  })

  app.post('/applications/:id/step', one, async (request, reply) => {
    const application = found(await findApplication(db, request.params.id))
    const back = safeRedirect(request.query.back, onPage(application))
    const owners = await possibleOwners(db)
    const form = readForm(stepForm(owners.map(({ id }) => id)), request.body, visitorOf(request).t)
    const again = async (view: FormView) =>
      formAgain(reply, 'applications/step', {
        ...(await stepPage(request, application, view.values['done'] === 'yes', view)),
        back,
      })
    if (!form.ok) return again(form)
    const saved = await setNextStep(
      db,
      { id: application.id, version: form.value.version },
      sentStep(form.value),
      actor(request),
    )
    if ('refused' in saved) return again(rejectForm(request.body, { owner: visitorOf(request).t('fields.choose') }))
    tell(request, saved, 'step.saved')
    return reply.redirect(back, 303)
  })

  app.post('/applications/:id/owner', one, async (request, reply) => {
    const application = found(await findApplication(db, request.params.id))
    const form = readForm(versionForm, request.body, visitorOf(request).t)
    const taken = form.ok
      ? await assignOwner(db, { id: application.id, version: form.value.version }, userOf(request).id, actor(request))
      : { stale: true as const }
    tell(request, taken, 'my-day.taken', { name: application.name })
    return reply.redirect(safeRedirect(request.query.back, onPage(application)), 303)
  })

  const startPage = (application: Application, form: FormView = emptyForm) => ({
    application,
    ...form,
    values: { day: teamDay(now()), version: application.version, ...form.values },
  })

  app.get('/applications/:id/start', one, async (request, reply) =>
    page(reply, 'applications/start', startPage(found(await findApplication(db, request.params.id)))),
  )

  app.post('/applications/:id/start', one, async (request, reply) => {
    const application = found(await findApplication(db, request.params.id))
    const form = readForm(startForm, request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'applications/start', startPage(application, form))
    const saved = await recordStart(
      db,
      { id: application.id, version: form.value.version },
      form.value.day,
      actor(request),
    )
    tell(request, saved, 'application.start-done')
    return reply.redirect(onPage(application), 303)
  })

  /** The invitations that end with an application, in words. */
  const comingOn = async (row: Application, { t, format }: Visitor) => {
    const coming = await comingInvitations(db, row.candidate_id, now().toString())
    const ending = coming.filter(({ vacancy_id }) => vacancy_id === row.vacancy_id)
    return { coming: comingText(ending, { t, format }) }
  }

  const closurePage = async (request: FastifyRequest, { id, application }: { id: number; application: number }) => {
    const row = found(await findApplication(db, application))
    const options = reasonOptions(await ownCloseReasons(db), visitorOf(request).t)
    const data = {
      ...emptyForm,
      application: found(row.candidate_id === id ? row : null),
      reasons: options,
      values: { version: row.version },
      ...(await comingOn(row, visitorOf(request))),
    }
    return { row, options, data }
  }

  app.get('/candidates/:id/applications/:application/closure', ofCandidate, async (request, reply) =>
    page(reply, 'applications/closure', {
      ...(await closurePage(request, request.params)).data,
      back: safeRedirect(request.query.back, `/candidates/${request.params.id}`),
    }),
  )

  app.post('/candidates/:id/applications/:application/closure', ofCandidate, async (request, reply) => {
    const { row, options, data } = await closurePage(request, request.params)
    const form = readForm(closureForm(options), request.body, visitorOf(request).t)
    if (!form.ok)
      return formAgain(reply, 'applications/closure', {
        ...data,
        ...form,
        values: { ...data.values, ...form.values },
        back: safeRedirect(request.query.back, `/candidates/${row.candidate_id}`),
      })
    const closed = await closeApplication(
      db,
      { id: row.id, version: form.value.version },
      form.value.closure,
      actor(request),
    )
    const ended = 'ended' in closed ? closed.ended : 0
    tell(request, closed, ended > 0 ? 'coming.ended' : 'closure.done', { count: ended })
    return reply.redirect(safeRedirect(request.query.back, onPage(row)), 303)
  })

  app.post('/candidates/:id/applications/:application/reopening', ofCandidate, async (request, reply) => {
    const { row } = await closurePage(request, request.params)
    const opened = await reopenApplication(db, row.id, actor(request))
    const { restored, left } = 'restored' in opened ? opened : { restored: 0, left: 0 }
    const key = left > 0 ? 'coming.not-restored' : restored > 0 ? 'coming.restored' : 'closure.undone'
    tell(request, opened, key, { count: restored, restored, left })
    return reply.redirect(onPage(row), 303)
  })
}
