import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../web/errors.ts'
import { id } from '../../web/fields.ts'
import { emptyForm, readForm } from '../../web/forms.ts'
import type { Services } from '../../web/services.ts'
import { formAgain, page, wantsFragment } from '../../web/views.ts'
import { allow, flash, visitorOf, type Visitor } from '../../web/visitor.ts'
import { importsInBackground } from './background.ts'
import { peekOrFail } from './file.ts'
import { mappingForm, missing, readingForm } from './forms.ts'
import { guess } from './kinds.ts'
import { mappingView, outcomeView, progressView, readingView } from './pages.ts'
import { fileOf, findImport, type Import, rejectedRows, removeImport, saveMapping, vacancyTitle } from './queries.ts'
import { cancelImport, recoverImports } from './recovery.ts'
import { rememberMapping, rememberedMapping } from './remembered-mappings.ts'
import { rejectedCsv } from './rejected.ts'
import { loadWaiting, tryWaiting } from './short-file.ts'
import type { TableErrorCode } from './table/table-error.ts'
import { ask, beatEvery, newRunner, type Run } from './run-lease.ts'

const pageSize = 50
const shownInPreview = 20

/** Most files are done in a moment; nobody shall see a progress bar for those. In milliseconds. */
const moment = 1500

/** One file: looked at, tried without saving, loaded, and what came of it. */
export function importFileRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const onRequest = allow('imports.run')
  const params = z.object({ id: id() })
  const failed = (error: unknown) => app.log.error({ error: error instanceof Error ? error.stack : 'unknown' }, 'import failed')
  const background = importsInBackground(database, now, failed)
  // Whatever a server has left, this one or another, is taken up by whoever sees it first; pages are answered meanwhile.
  const recover = () => recoverImports(db, now).catch(failed)
  let watch: NodeJS.Timeout | undefined
  app.addHook('onListen', async () => {
    watch = setInterval(() => void recover(), beatEvery).unref()
    void recover()
  })
  app.addHook('onClose', async () => {
    clearInterval(watch)
    await background.close()
  })

  /** Work that mostly is over in a moment; nobody is kept waiting for the rest. */
  const soon = (work: Promise<void>) => Promise.race([work, pause(moment, undefined, { ref: false })])

  const about = async ({ id: key, kind, fileName, vacancyId }: Import) => ({ id: key, kind, fileName, vacancyId, vacancy: vacancyId ? ((await vacancyTitle(db, vacancyId)) ?? null) : null })

  const shown = z.object({ preview: z.literal('1').optional(), after: z.coerce.number().int().min(0).optional() })
  app.get('/imports/:id', { onRequest, schema: { params, querystring: shown } }, async (request, reply) => {
    const visitor = visitorOf(request)
    await soon(recover())
    const item = found(await findImport(db, request.params.id))
    if (item.purpose !== null && !(item.outcome && item.vacancyId === null)) {
      return page(reply, wantsFragment(request) ? 'imports/progress-part' : 'imports/progress', { ...(await about(item)), progress: progressView(item, visitor) })
    }
    if (wantsFragment(request)) return reply.header('HX-Refresh', 'true').send('')
    if (!item.outcome) return waitingPage(request, reply, item, request.query.preview === '1')
    const setAside = await rejectedRows(db, item.id, request.query.after ?? 0, pageSize + 1)
    const report = outcomeView({ outcome: item.outcome, setAside }, visitor, pageSize)
    return page(reply, 'imports/result', { ...(await about(item)), report, mendable: setAside.some(({ cells }) => cells !== null) })
  })

  const waitingPage = async (request: FastifyRequest, reply: FastifyReply, item: Import, trying: boolean, form: object = emptyForm) => {
    const visitor = visitorOf(request)
    const file = await peekOrFail(fileOf(db, item.id), item.reading)
    const trial = 'code' in file || item.kind === 'candidates' || !trying || missing(item.kind, item.mapping).length > 0 ? item.trial : await tryWaiting(db, item, now())
    const data = {
      ...(await about(item)),
      failure: failureText(item, visitor),
      unreadable: 'code' in file ? visitor.t(`imports.file.${file.code}`) : null,
      remembered: !('code' in file) && (await rememberedMapping(db, item.kind, file.headings)) !== null,
      reading: readingView(item, file, visitor.t),
      mapping: 'code' in file ? null : mappingView({ ...file, kind: item.kind, mapping: item.mapping }, visitor.t),
      report: trial && outcomeView(trial, visitor, shownInPreview),
      ...form,
    }
    return form === emptyForm ? page(reply, 'imports/mapping', data) : formAgain(reply, 'imports/mapping', data)
  }

  /** A file that waits and can be read; nothing when somebody has loaded or deleted it, or is at it. */
  const waiting = async (key: number) => {
    const item = await findImport(db, key)
    if (!item || item.finished || item.purpose !== null) return null
    const file = await peekOrFail(fileOf(db, key), item.reading)
    return 'code' in file ? null : { item, file }
  }

  const mapped = (purpose: Run['purpose']) => async (request: FastifyRequest<{ Params: { id: number } }>, reply: FastifyReply) => {
    const key = request.params.id
    const here = await waiting(key)
    if (!here) return reply.redirect(`/imports/${key}`, 303)
    const { item, file } = here
    const form = readForm(mappingForm(item.kind, file.headings), request.body, visitorOf(request).t)
    if (!form.ok) return waitingPage(request, reply, { ...item, trial: null }, false, form)
    await saveMapping(db, key, form.value)
    if (purpose === 'load') await rememberMapping(db, item.kind, file.headings, form.value)
    if (item.kind === 'candidates') {
      const run: Run = { id: key, runner: newRunner(), purpose }
      if (await ask(db, run, now())) await soon(background.run(run))
    } else if (purpose === 'load') await loadWaiting(db, { ...item, mapping: form.value }, now())
    if (purpose === 'load' && (await findImport(db, key))?.finished) flash(request, 'imports.done')
    return reply.redirect(purpose === 'load' ? `/imports/${key}` : `/imports/${key}?preview=1#preview`, 303)
  }
  app.post('/imports/:id/mapping', { onRequest, schema: { params } }, mapped('trial'))
  app.post('/imports/:id/publication', { onRequest, schema: { params } }, mapped('load'))

  app.post('/imports/:id/reading', { onRequest, schema: { params } }, async (request, reply) => {
    const item = await findImport(db, request.params.id)
    const form = readForm(readingForm, request.body, visitorOf(request).t)
    if (item && form.ok) {
      const file = await peekOrFail(fileOf(db, item.id), form.value)
      await saveMapping(db, item.id, 'code' in file ? {} : guess(item.kind, file.headings), form.value, 'code' in file ? [] : file.headings)
    }
    return reply.redirect(`/imports/${request.params.id}`, 303)
  })

  app.post('/imports/:id/cancellation', { onRequest, schema: { params } }, async (request, reply) => {
    await soon(cancelImport(db, request.params.id, now).catch(failed))
    return reply.redirect(`/imports/${request.params.id}`, 303)
  })

  app.get('/imports/:id/rejected.csv', { onRequest, schema: { params } }, async (request, reply) => {
    const item = found(await findImport(db, request.params.id))
    const name = `${item.fileName.replace(/\.[^.]+$/, '')}-${visitorOf(request).t('imports.rejected-name')}.csv`
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(Readable.from(rejectedCsv(db, item, visitorOf(request).t)))
  })

  app.post('/imports/:id/removal', { onRequest, schema: { params } }, async (request, reply) => {
    await soon(recover())
    const removed = await removeImport(db, request.params.id)
    flash(request, removed ? 'imports.removed' : 'imports.not-removed')
    return reply.redirect('/imports', 303)
  })
}

const ended = ['cancelled', 'interrupted', 'unexpected'] as const

/** Why the last attempt left nothing; null when there was none. */
function failureText({ failure }: Import, { t }: Visitor): string | null {
  if (failure === null) return null
  const why = ended.find((known) => known === failure)
  return why ? t(`imports.failure.${why}`) : t(`imports.file.${failure as TableErrorCode}`)
}
