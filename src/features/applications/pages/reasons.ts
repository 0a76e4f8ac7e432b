import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { closeReasons } from '../../../web/texts/close-reasons.ts'
import { choice, id, text } from '../../../web/forms/fields.ts'
import { emptyForm, readForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, visitorOf } from '../../../web/visitor.ts'
import { addCloseReason } from '../acts/add-close-reason.ts'
import { removeCloseReason } from '../acts/remove-close-reason.ts'
import { endings } from '../application.ts'
import { ownCloseReasons } from '../reads/close-reasons.ts'

const reasonForm = z.object({ endedBy: choice(endings), wording: text(200) })

/** The team's own reasons for closing, beside the usual ones. */
export function reasonRoutes(fastify: FastifyInstance, { database }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const editing = allow('vacancies.edit')

  const reasonsPage = async (request: FastifyRequest) => {
    const { t } = visitorOf(request)
    const own = await ownCloseReasons(db)
    const sides = endings.map((endedBy) => ({
      endedBy,
      heading: t(`reasons.${endedBy}`),
      usual: closeReasons[endedBy].map((reason) => t(`close-reason.${reason}`)),
      own: own.filter((one) => one.ended_by === endedBy),
    }))
    return { ...emptyForm, values: { endedBy: 'team' }, sides }
  }

  app.get('/settings/reasons', { onRequest: editing }, async (request, reply) =>
    page(reply, 'applications/reasons', await reasonsPage(request)),
  )

  app.post('/settings/reasons', { onRequest: editing }, async (request, reply) => {
    const form = readForm(reasonForm, request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'applications/reasons', { ...(await reasonsPage(request)), ...form })
    await addCloseReason(db, form.value.endedBy, form.value.wording)
    flash(request, 'reasons.added')
    return reply.redirect('/settings/reasons', 303)
  })

  app.post(
    '/settings/reasons/:id/removal',
    { onRequest: editing, schema: { params: z.object({ id: id() }) } },
    async (request, reply) => {
      await removeCloseReason(db, request.params.id)
      flash(request, 'reasons.dropped')
      return reply.redirect('/settings/reasons', 303)
    },
  )
}
