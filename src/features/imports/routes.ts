import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../web/errors.ts'
import { choice, id } from '../../web/fields.ts'
import { emptyForm, readForm, rejectForm } from '../../web/forms.ts'
import type { Services } from '../../web/services.ts'
import { formAgain, page } from '../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../web/visitor.ts'
import { readThrough, peek } from './file.ts'
import { mappingForm, missing, uploadForm } from './forms.ts'
import { guess, importTable, kinds } from './kinds.ts'
import { listItem, mappingView, reportView } from './pages.ts'
import { findImport, findWaiting, finishImport, type Import, listImports, NoLongerWaiting, removeImport, saveMapping, startImport, vacancyTitle } from './queries.ts'
import { readTable } from './table/read-table.ts'

const pageSize = 50
const shownInPreview = 20

/** Files: chosen, looked at, tried without saving, loaded; and the list of all that were. */
export function importRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const onRequest = allow('imports.run')
  const params = z.object({ id: id() })

  /** A file that waits to be loaded, with its headings and first rows; nothing when somebody has loaded or deleted it. */
  const findFile = async (key: number) => {
    const item = await findWaiting(db, key)
    return item && { ...item, ...(await peek(item.content)) }
  }
  const vacancyOf = async (vacancyId: number | null | undefined) => (vacancyId ? ((await vacancyTitle(db, vacancyId)) ?? null) : null)
  const about = async ({ id: key, kind, fileName, vacancyId }: Import) => ({ id: key, kind, fileName, vacancyId, vacancy: await vacancyOf(vacancyId) })

  app.get('/imports', { onRequest, schema: { querystring: z.object({ before: id().optional() }) } }, async (request, reply) => {
    const imports = await listImports(db, request.query.before, pageSize + 1)
    const shown = imports.slice(0, pageSize)
    return page(reply, 'imports/list', {
      imports: shown.map((item) => listItem(item, visitorOf(request))),
      next: imports.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    })
  })

  const what = z.object({ kind: choice(kinds).default('attendance'), vacancy: id().optional() })
  app.get('/imports/new', { onRequest, schema: { querystring: what } }, async (request, reply) => {
    const { kind, vacancy: vacancyId } = request.query
    return page(reply, 'imports/new', { ...emptyForm, kind, vacancyId: vacancyId ?? null, vacancy: await vacancyOf(vacancyId) })
  })

  app.post('/imports', { onRequest }, async (request, reply) => {
    const { t } = visitorOf(request)
    const form = readForm(uploadForm, request.body, t)
    const { kind, vacancy: vacancyId } = what.catch({ kind: 'attendance' }).parse(request.body)
    const again = { kind, vacancyId: vacancyId ?? null, vacancy: await vacancyOf(vacancyId) }
    if (!form.ok) return formAgain(reply, 'imports/new', { ...again, ...form })
    const { file } = form.value
    const looked = await readThrough(file.bytes)
    if ('code' in looked) return formAgain(reply, 'imports/new', { ...again, ...rejectForm({}, { file: t(`imports.file.${looked.code}`) }) })
    const key = await startImport(
      db,
      {
        kind,
        fileName: shownName(file.filename),
        content: file.bytes,
        mapping: guess(kind, looked.headings),
        vacancyId: again.vacancy === null || kind !== 'candidates' ? null : again.vacancyId,
        by: userOf(request).id,
      },
      now(),
    )
    return reply.redirect(`/imports/${key}`, 303)
  })

  const shown = z.object({ preview: z.literal('1').optional(), after: z.coerce.number().int().min(0).optional() })
  app.get('/imports/:id', { onRequest, schema: { params, querystring: shown } }, async (request, reply) => {
    const visitor = visitorOf(request)
    const { preview, after } = request.query
    const item = found(await findImport(db, request.params.id))
    if (item.report) {
      return page(reply, 'imports/result', { ...(await about(item)), report: reportView(item.report, visitor, pageSize, after) })
    }
    const file = await findFile(item.id)
    if (!file) return reply.redirect(`/imports/${item.id}`, 303)
    const trial = preview && missing(file.kind, file.mapping).length === 0
    const report = trial
      ? await importTable(db, file.kind, await readTable(file.content), file.mapping, { dryRun: true, vacancyId: file.vacancyId, at: now() })
      : null
    return page(reply, 'imports/mapping', {
      ...emptyForm,
      ...(await about(file)),
      mapping: mappingView(file, visitor.t),
      report: report && reportView(report, visitor, shownInPreview),
    })
  })

  app.post('/imports/:id/mapping', { onRequest, schema: { params } }, async (request, reply) => {
    const { t } = visitorOf(request)
    const file = await findFile(request.params.id)
    if (!file) return reply.redirect(`/imports/${request.params.id}`, 303)
    const form = readForm(mappingForm(file.kind, file.headings), request.body, t)
    if (!form.ok) return formAgain(reply, 'imports/mapping', { ...(await about(file)), mapping: mappingView(file, t), report: null, ...form })
    await saveMapping(db, file.id, form.value)
    return reply.redirect(`/imports/${file.id}?preview=1#preview`, 303)
  })

  app.post('/imports/:id/publication', { onRequest, schema: { params } }, async (request, reply) => {
    const { t } = visitorOf(request)
    const file = await findFile(request.params.id)
    if (!file) return reply.redirect(`/imports/${request.params.id}`, 303)
    const form = readForm(mappingForm(file.kind, file.headings), request.body, t)
    if (!form.ok) return formAgain(reply, 'imports/mapping', { ...(await about(file)), mapping: mappingView(file, t), report: null, ...form })
    const at = now()
    await importTable(db, file.kind, await readTable(file.content), form.value, {
      vacancyId: file.vacancyId,
      at,
      alongside: (trx, report) => finishImport(trx, file.id, form.value, report, at),
    }).catch((error: unknown) => {
      if (!(error instanceof NoLongerWaiting)) throw error
    })
    flash(request, 'imports.done')
    return reply.redirect(`/imports/${file.id}`, 303)
  })

  app.post('/imports/:id/removal', { onRequest, schema: { params } }, async (request, reply) => {
    await removeImport(db, request.params.id)
    flash(request, 'imports.removed')
    return reply.redirect('/imports', 303)
  })
}

/** The last part of a path, without marks that cannot be shown. */
function shownName(path: string): string {
  // oxlint-disable-next-line no-control-regex
  const name = (path.split(/[/\\]/).at(-1) ?? '').toWellFormed().replaceAll(/[\u0000-\u001f\u007f]/g, '')
  return name.slice(-200) || '—'
}
