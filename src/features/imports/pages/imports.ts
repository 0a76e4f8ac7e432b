import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { TableErrorCode } from '../../../files/table-error.ts'
import { choice, id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { largestUpload } from '../../../web/forms/uploads.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, userOf, visitorOf } from '../../../web/visitor.ts'
import { uploadForm, type Arrived } from './forms.ts'
import { readKeptFile } from '../acts/read-kept-file.ts'
import { type Kind, guess, kinds } from '../kinds.ts'
import { listItem } from './views.ts'
import { keepFile } from '../acts/keep-file.ts'
import { removeImport } from '../acts/remove-import.ts'
import { startImport } from '../acts/start-import.ts'
import { firstRows } from '../reads/kept-rows.ts'
import { listImports } from '../reads/imports.ts'
import { vacancyTitle } from '../reads/vacancies-of-import.ts'
import { placeImport } from '../acts/place-import.ts'
import { rememberedMapping } from '../reads/remembered-mapping.ts'
import { cutPage, pageSize } from '../../../web/paging.ts'
import { asDownload, fileName, xlsxType } from '../../../web/texts/downloads.ts'
import { cityName } from '../../../web/texts/cities.ts'
import { listCities } from '../../../db/reference/cities.ts'
import { importTemplate } from '../template.ts'

/** Files as they come in, and the list of all that did. */
export function importRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const onRequest = allow('imports.run')
  const vacancyOf = async (vacancyId: number | undefined) =>
    vacancyId ? ((await vacancyTitle(db, vacancyId)) ?? null) : null

  app.get(
    '/imports',
    { onRequest, schema: { querystring: z.object({ before: id().optional() }) } },
    async (request, reply) => {
      const { rows, next } = cutPage(await listImports(db, request.query.before, pageSize + 1))
      return page(reply, 'imports/list', {
        imports: rows.map((item) => listItem(item, visitorOf(request))),
        next,
      })
    },
  )

  const what = z.object({ kind: choice(kinds).default('attendance'), vacancy: id().optional() })
  app.get('/imports/new', { onRequest, schema: { querystring: what } }, async (request, reply) => {
    const { kind, vacancy: vacancyId } = request.query
    return page(reply, 'imports/new', {
      ...emptyForm,
      kind,
      vacancyId: vacancyId ?? null,
      vacancy: await vacancyOf(vacancyId),
    })
  })

  const ofKind = z.object({ kind: choice(kinds) })
  app.get('/imports/template.xlsx', { onRequest, schema: { querystring: ofKind } }, async (request, reply) => {
    const { kind } = request.query
    const visitor = visitorOf(request)
    const cities = (await listCities(db)).map((city) => cityName(city, visitor.language))
    const name = visitor.t('imports.template.name', { what: visitor.t(`imports.kind.${kind}`) })
    return reply
      .type(xlsxType)
      .header('content-disposition', asDownload(`${name}.xlsx`))
      .send(await importTemplate(kind, cities, visitor))
  })

  /** Files that came with a form which is not accepted yet. */
  const arriving = new WeakMap<FastifyRequest, number>()

  /**
   * A file goes into the database as it arrives, where every server finds it; what it is for, the rest of the form
   * tells.
   */
  const keep = async (request: FastifyRequest, name: string, chunks: AsyncIterable<Uint8Array>): Promise<Arrived> => {
    const importId = await startImport(
      db,
      { kind: 'candidates', fileName: fileName(name), vacancyId: null, by: userOf(request).id },
      now(),
    )
    arriving.set(request, importId)
    return { importId, size: await keepFile(db, importId, chunks) }
  }

  /** Reads the file, and guesses what it holds and in which columns. */
  const place = async (
    { importId, size }: Arrived,
    kind: Kind,
    vacancyId: number | null,
  ): Promise<TableErrorCode | null> => {
    if (kind !== 'candidates' && size > largestUpload) return 'too-large'
    const read = await readKeptFile(db, importId, {})
    // A text in which the encoding was guessed wrong can be read otherwise; nothing else can be mended here.
    if ('code' in read && !(read.code === 'broken-text' && read.about?.kind === 'csv')) return read.code
    const headings = read.about?.headings ?? []
    const rows = 'code' in read ? [] : await firstRows(db, { id: importId, rowsOf: read.reading })
    const mapping = (await rememberedMapping(db, kind, headings)) ?? guess(kind, headings, rows)
    await placeImport(db, importId, read, { kind, vacancyId, size, mapping })
    return null
  }

  /** Nothing when the field was left empty: a browser sends a file without a name then. */
  const receive: FastifyContextConfig['receive'] = async (request, { filename, chunks }) => {
    const arrived = await keep(request, filename, chunks)
    return filename !== '' || arrived.size > 0 ? arrived : undefined
  }

  /** Whatever was wrong with a form, or with the connection it came by: its file is gone before the answer is sent. */
  const onSend = async (request: FastifyRequest) => {
    const importId = arriving.get(request)
    if (importId !== undefined) await removeImport(db, importId)
  }
  app.post('/imports', { onRequest, onSend, config: { receive } }, async (request, reply) => {
    const { t } = visitorOf(request)
    const form = readForm(uploadForm, request.body, t)
    const { kind, vacancy: vacancyId } = what.catch({ kind: 'attendance' }).parse(request.body)
    const again = { kind, vacancyId: vacancyId ?? null, vacancy: await vacancyOf(vacancyId) }
    if (!form.ok) return formAgain(reply, 'imports/new', { ...again, ...form })
    const { file, pasted } = form.value
    const arrived = file ?? (await keep(request, t('imports.pasted-name'), once(Buffer.from(pasted ?? ''))))
    const wrong = await place(arrived, kind, again.vacancy === null || kind !== 'candidates' ? null : again.vacancyId)
    if (wrong)
      return formAgain(reply, 'imports/new', {
        ...again,
        ...rejectForm({ pasted }, { file: t(`imports.file.${wrong}`) }),
      })
    arriving.delete(request)
    return reply.redirect(`/imports/${arrived.importId}`, 303)
  })
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
