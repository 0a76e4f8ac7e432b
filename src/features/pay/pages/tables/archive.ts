import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Conflict, found } from '../../../../web/errors.ts'
import { id } from '../../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm, type FormView } from '../../../../web/forms/forms.ts'
import type { Services } from '../../../../web/services.ts'
import { formAgain, page } from '../../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../../web/visitor.ts'
import { archiveTable, restoreTable } from '../../acts/archive-table.ts'
import { findVersion, tableNames, usesOf } from '../../reads/own-tables.ts'

const ofTable = z.object({ id: id() })
/** An own table, none in particular, or nothing chosen yet. */
const archiveForm = z.object({
  instead: z.preprocess(
    (value) => (value === undefined || value === '' ? null : value),
    z.union([z.null(), z.literal('usual'), id()]),
  ),
})

/** Puts a table away that is no longer used, and takes it back. */
export function archiveTableRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const onTable = { onRequest: allow('pay.manage'), schema: { params: ofTable } }

  const archivePage = async (table: number, request: FastifyRequest, again: FormView = emptyForm) => {
    const { t } = visitorOf(request)
    const version = found(await findVersion(db, table))
    if (version.archived_at !== null) throw new Conflict()
    const { vacancies, isDefault } = await usesOf(db, table)
    const others = (await tableNames(db)).filter((one) => one.id !== table)
    return {
      ...again,
      table: { id: table, name: version.name },
      isDefault,
      vacancies,
      options: [
        { value: '', label: t('pay-table.instead-choose') },
        ...others.map((one) => ({ value: String(one.id), label: one.name })),
        { value: 'usual', label: t(isDefault ? 'pay-tables.article' : 'pay-table.instead-usual') },
      ],
    }
  }

  app.get('/salaries/tables/:id/archive', onTable, async (request, reply) =>
    page(reply, 'pay/tables/archive', await archivePage(request.params.id, request)),
  )

  const refuse = async (table: number, message: string, request: FastifyRequest, reply: FastifyReply) =>
    formAgain(
      reply,
      'pay/tables/archive',
      await archivePage(table, request, rejectForm(request.body, { instead: message })),
    )

  app.post('/salaries/tables/:id/archive', onTable, async (request, reply) => {
    const { t, language } = visitorOf(request)
    const table = request.params.id
    found(await findVersion(db, table))
    const form = readForm(archiveForm, request.body, t)
    if (!form.ok) return refuse(table, t('pay-table.instead-refused.no-such-table'), request, reply)
    const { instead } = form.value
    const result = await archiveTable(db, { table, instead }, { by: userOf(request).id, at: now() })
    if ('stale' in result) throw new Conflict()
    if ('refused' in result) {
      const list = 'vacancies' in result ? new Intl.ListFormat(language).format(result.vacancies) : ''
      return refuse(table, t(`pay-table.instead-refused.${result.refused}`, { list }), request, reply)
    }
    flash(request, 'pay-table.archived', { count: result.vacancies })
    return reply.redirect('/salaries/tables', 303)
  })

  app.post('/salaries/tables/:id/restoration', onTable, async (request, reply) => {
    found(await findVersion(db, request.params.id))
    if (!(await restoreTable(db, request.params.id))) throw new Conflict()
    flash(request, 'pay-table.restored')
    return reply.redirect(`/salaries/tables/${request.params.id}`, 303)
  })
}
