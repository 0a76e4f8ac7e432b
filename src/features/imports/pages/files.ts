import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { TableErrorCode } from '../../../files/table-error.ts'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page, wantsFragment } from '../../../web/views.ts'
import { allow, flash, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { importsInBackground } from '../runs/background.ts'
import { mappingForm, readingForm } from './forms.ts'
import { nextStep } from './next-step.ts'
import { pipelineView, readPipeline } from './pipeline-questions.ts'
import { readMeanings, wordingsView } from './wordings.ts'
import { readKeptFile } from '../acts/read-kept-file.ts'
import { beginningsOf } from '../reads/beginnings.ts'
import { firstRows } from '../reads/kept-rows.ts'
import { guess } from '../kinds.ts'
import { mappingView, outcomeView, progressView, readingView } from './views.ts'
import { decideAboutPipeline } from '../acts/decide-about-pipeline.ts'
import { explainWordings } from '../acts/explain-wordings.ts'
import { explainedWordings } from '../reads/explained-wordings.ts'
import { wordingsOf } from '../reads/wordings-of-file.ts'
import { removeImport } from '../acts/remove-import.ts'
import { saveMapping } from '../acts/save-mapping.ts'
import type { Import } from '../import.ts'
import { findImport } from '../reads/imports.ts'
import { doubtfulRows } from '../reads/doubtful-rows.ts'
import { reasonCounts, rejectedRows } from '../reads/rejected-rows.ts'
import { vacancyTitle } from '../reads/vacancies-of-import.ts'
import { readAgain } from '../acts/read-again.ts'
import { cancelImport } from '../acts/cancel-import.ts'
import { recoverImports } from '../runs/recovery.ts'
import { rememberMapping } from '../acts/remember-mapping.ts'
import { rememberedMapping } from '../reads/remembered-mapping.ts'
import { rejectedCsv } from './rejected-csv.ts'
import { ask, renewEvery, newRunner, type Run } from '../runs/run-lease.ts'
import { asDownload } from '../../../web/texts/downloads.ts'

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
  const failed = (error: unknown) =>
    app.log.error({ error: error instanceof Error ? error.stack : 'unknown' }, 'import failed')
  const background = importsInBackground(database, now, failed)
  // Whatever a server has left, this one or another, is taken up by whoever sees it first; pages are answered
  // meanwhile.
  const recover = () => recoverImports(db, now).catch(failed)
  let watch: NodeJS.Timeout | undefined
  app.addHook('onListen', async () => {
    watch = setInterval(() => void recover(), renewEvery).unref()
    void recover()
  })
  app.addHook('onClose', async () => {
    clearInterval(watch)
    await background.close()
  })

  /** Work that mostly is over in a moment; nobody is kept waiting for the rest. */
  const soon = (work: Promise<void>) => Promise.race([work, pause(moment, undefined, { ref: false })])

  const about = async ({ id: key, kind, fileName, vacancyId }: Import) => ({
    id: key,
    kind,
    fileName,
    vacancyId,
    vacancy: vacancyId ? ((await vacancyTitle(db, vacancyId)) ?? null) : null,
  })

  const shown = z.object({ after: z.coerce.number().int().min(0).optional() })
  app.get('/imports/:id', { onRequest, schema: { params, querystring: shown } }, async (request, reply) => {
    const visitor = visitorOf(request)
    await soon(recover())
    const item = found(await findImport(db, request.params.id))
    if (item.purpose !== null && !(item.outcome && item.vacancyId === null)) {
      return page(reply, wantsFragment(request) ? 'imports/progress-part' : 'imports/progress', {
        ...(await about(item)),
        progress: progressView(item, visitor),
      })
    }
    if (wantsFragment(request)) return reply.header('HX-Refresh', 'true').send('')
    if (!item.outcome) return waitingPage(request, reply, item)
    const setAside = await rejectedRows(db, item.id, request.query.after ?? 0, pageSize + 1)
    const report = outcomeView(
      { outcome: item.outcome, setAside, place: placeOf(item), reasons: await reasonCounts(db, item.id) },
      visitor,
      pageSize,
    )
    return page(reply, 'imports/result', {
      ...(await about(item)),
      report,
      next: await nextStep(db, item, now(), visitor),
      doubts: (await doubtfulRows(db, item.id)).length,
      mendable: setAside.some(({ cells }) => cells !== null),
    })
  })

  const waitingPage = async (request: FastifyRequest, reply: FastifyReply, item: Import, form: object = emptyForm) => {
    const visitor = visitorOf(request)
    const isRead = item.rowsOf !== null
    const isRemembered = isRead && (await rememberedMapping(db, item.kind, item.headings)) !== null
    const data = {
      ...(await about(item)),
      failure: failureText(item, visitor),
      remembered: isRemembered,
      reading: readingView(item, await beginningsOf(db, item), visitor.t),
      mapping: isRead ? mappingView({ ...item, rows: await firstRows(db, item), isRemembered }, visitor.t) : null,
      wordings: wordingsView(await wordingsOf(db, item), await explainedWordings(db), visitor.t),
      pipeline: await pipelineView(db, item, visitor),
      report: item.trial && outcomeView({ ...item.trial, place: placeOf(item) }, visitor, shownInPreview),
      ...form,
    }
    return form === emptyForm ? page(reply, 'imports/mapping', data) : formAgain(reply, 'imports/mapping', data)
  }

  /** A file that waits and could be read; nothing when somebody has loaded or deleted it, or is at it. */
  const waiting = async (key: number) => {
    const item = await findImport(db, key)
    return !item || item.finished || item.purpose !== null || item.rowsOf === null ? null : item
  }

  const mapped =
    (purpose: Run['purpose']) => async (request: FastifyRequest<{ Params: { id: number } }>, reply: FastifyReply) => {
      const key = request.params.id
      const item = await waiting(key)
      if (!item) return reply.redirect(`/imports/${key}`, 303)
      const form = readForm(mappingForm(item.kind, item.headings), request.body, visitorOf(request).t)
      if (!form.ok) return waitingPage(request, reply, { ...item, trial: null }, form)
      const wordings = await wordingsOf(db, { ...item, mapping: form.value })
      await explainWordings(db, readMeanings(wordings, request.body), now())
      await saveMapping(db, key, form.value)
      await decideAboutPipeline(
        db,
        key,
        await readPipeline(db, { ...item, mapping: form.value }, request.body, visitorOf(request)),
        now(),
      )
      if (purpose === 'load') await rememberMapping(db, item.kind, item.headings, form.value)
      const run: Run = { id: key, runner: newRunner(), purpose }
      if (await ask(db, run, now())) await soon(background.run(run))
      if (purpose === 'load' && (await findImport(db, key))?.finished) flash(request, 'imports.done')
      return reply.redirect(purpose === 'load' ? `/imports/${key}` : `/imports/${key}#preview`, 303)
    }
  app.post('/imports/:id/mapping', { onRequest, schema: { params } }, mapped('trial'))
  app.post('/imports/:id/publication', { onRequest, schema: { params } }, mapped('load'))

  app.post('/imports/:id/reading', { onRequest, schema: { params } }, async (request, reply) => {
    const item = await findImport(db, request.params.id)
    const form = readForm(readingForm, request.body, visitorOf(request).t)
    if (item && !item.finished && item.purpose === null && readingView(item, [], visitorOf(request).t) && form.ok) {
      const read = await readKeptFile(db, item.id, form.value)
      const rows = 'code' in read ? [] : await firstRows(db, { id: item.id, rowsOf: read.reading })
      await readAgain(db, item.id, read, form.value, guess(item.kind, read.about?.headings ?? [], rows))
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
      .header('content-disposition', asDownload(name))
      .send(Readable.from(rejectedCsv(db, item, visitorOf(request).t)))
  })

  app.post('/imports/:id/removal', { onRequest, schema: { params } }, async (request, reply) => {
    await soon(recover())
    // One that is still arriving is taken back by whoever sends it.
    const item = await findImport(db, request.params.id)
    const removed = item !== undefined && item.size > 0 && (await removeImport(db, item.id))
    flash(request, removed ? 'imports.removed' : 'imports.not-removed')
    return reply.redirect('/imports', 303)
  })
}

const placeOf = ({ readAs }: Import) => readAs?.place ?? null

const ended = ['cancelled', 'interrupted', 'unexpected'] as const

/** Why the last attempt left nothing; null when there was none. */
function failureText({ failure }: Import, { t }: Visitor): string | null {
  if (failure === null) return null
  const why = ended.find((known) => known === failure)
  return why ? t(`imports.failure.${why}`) : t(`imports.file.${failure as TableErrorCode}`)
}
