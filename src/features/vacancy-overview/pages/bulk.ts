import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../web/errors.ts'
import { id, text } from '../../../web/forms/fields.ts'
import { safeRedirect } from '../../../web/security/safe-redirect.ts'
import type { Services } from '../../../web/services.ts'
import { allow, flash, userOf } from '../../../web/visitor.ts'
import { assignOwner } from '../../applications/acts/assign-owner.ts'
import { possibleOwners } from '../../applications/reads/possible-owners.ts'
import { addTag } from '../../candidates/acts/add-tag.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import { openAmong } from '../reads/ticked.ts'
import { tickedApplications } from './move-form.ts'

const ownerForm = z.object({ owner: id(), application: tickedApplications })
const tagForm = z.object({ tag: text(40), application: tickedApplications })
const backForm = z.object({ back: z.string().optional().catch(undefined) })

/** What is done to those ticked on a board or a list, each by itself: a colleague in charge, a tag. */
export function bulkRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const params = z.object({ id: id() })
  const options = { onRequest: allow('candidates.edit'), config: { lists: ['application'] }, schema: { params } }

  const goBack = (request: FastifyRequest, reply: FastifyReply, vacancy: number) => {
    const sent = backForm.safeParse(request.body ?? {})
    return reply.redirect(safeRedirect(sent.data?.back, `/vacancies/${vacancy}/list`), 303)
  }

  app.post('/vacancies/:id/owners', options, async (request, reply) => {
    const vacancy = found(await findVacancy(db, request.params.id)).id
    const form = ownerForm.safeParse(request.body ?? {})
    const owner = (await possibleOwners(db)).find((colleague) => colleague.id === form.data?.owner)
    if (!form.success || !owner) {
      flash(request, 'bulk.choose-owner')
      return goBack(request, reply, vacancy)
    }
    const actor = { by: userOf(request).id, at: now() }
    const versions = new Map(form.data.application.map(({ id, version }) => [id, version]))
    const there = await openAmong(db, vacancy, [...versions.keys()])
    let count = 0
    for (const one of there) {
      const seen = { id: one.id, version: versions.get(one.id) ?? 0 }
      if ('changed' in (await assignOwner(db, seen, owner.id, actor))) count += 1
    }
    flash(request, 'bulk.owner-set', { name: owner.name, count, left: versions.size - count })
    return goBack(request, reply, vacancy)
  })

  app.post('/vacancies/:id/tags', options, async (request, reply) => {
    const vacancy = found(await findVacancy(db, request.params.id)).id
    const form = tagForm.safeParse(request.body ?? {})
    if (!form.success) {
      flash(request, 'bulk.choose-tag')
      return goBack(request, reply, vacancy)
    }
    const there = await openAmong(
      db,
      vacancy,
      form.data.application.map(({ id }) => id),
    )
    let count = 0
    for (const { candidate_id } of there) if ('added' in (await addTag(db, candidate_id, form.data.tag))) count += 1
    flash(request, 'bulk.tagged', { tag: form.data.tag, count, left: form.data.application.length - count })
    return goBack(request, reply, vacancy)
  })
}
