import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { guessUses, readByUses, type ColumnUse, type FileTable } from '../../../../domain/pay/tables/column-uses.ts'
import type { TableRow } from '../../../../domain/tables/cells.ts'
import { withTable } from '../../../../files/read-file.ts'
import { TableError } from '../../../../files/table-error.ts'
import { cityName } from '../../../../web/texts/cities.ts'
import { found } from '../../../../web/errors.ts'
import { id } from '../../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm, shownAgain } from '../../../../web/forms/forms.ts'
import type { MessageKey } from '../../../../web/messages/index.ts'
import type { Services } from '../../../../web/services.ts'
import { isUpload, type Upload } from '../../../../web/forms/uploads.ts'
import { formAgain, page } from '../../../../web/views.ts'
import { allow, visitorOf } from '../../../../web/visitor.ts'
import { writeCsv } from '../../../../files/write/csv.ts'
import { writeTemplate } from '../../../../files/write/template.ts'
import { columnChoice, columnErrors, keptIn, usesIn } from './column-choice.ts'
import { fileView } from './file-view.ts'
import { formPage } from './form-view.ts'
import { gridValues } from './grid.ts'
import { namedCities } from './version-view.ts'
import { figuresOf, findVersion, type Version } from '../../reads/own-tables.ts'
import { citiesToday } from '../../../places/reads/cities-today.ts'
import { knownCities } from '../../../places/reads/known-cities.ts'
import { asDownload, xlsxType } from '../../../../web/texts/downloads.ts'

const uploadForm = z.object({ file: z.custom<Upload>(isUpload, 'imports.file-missing' satisfies MessageKey) })
/** What the form of a table asks beside its figures. */
const typedFacts = ['name', 'position', 'asOf', 'basis', 'source']
const ofTable = z.object({ id: id() })

/** Twelve levels in every town of the country that has a million people fit twenty times over. */
const mostRows = 5000

/**
 * Pay tables from files and into them. A file only fills the form: what it says is saved when somebody has looked at
 * it.
 */
export function payTableFileRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const onRequest = allow('pay.manage')

  const uploadPage = (version: Version | null, request: FastifyRequest) => ({
    ...emptyForm,
    title: version
      ? visitorOf(request).t('pay-table.import-new-version', { name: version.name })
      : visitorOf(request).t('pay-table.import-title'),
    action: version ? `/salaries/tables/${version.id}/import` : '/salaries/tables/import',
  })

  /** The form of a table as the file fills it or, where the columns make no table, the choice of columns alone. */
  const filled = async (
    version: Version | null,
    table: FileTable,
    chosen: { uses: ColumnUse[]; sent: Record<string, unknown> } | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => {
    const visitor = visitorOf(request)
    const [cities, known] = [await citiesToday(db, now()), await knownCities(db)]
    const uses = chosen?.uses ?? guessUses(table, known)
    const named = namedCities(cities, visitor)
    const choice = columnChoice(table, uses, named, visitor)
    const errors = columnErrors(table, uses, visitor)
    if (Object.keys(errors).length > 0) {
      const shown = { ...uploadPage(version, request), errors, values: chosen?.sent ?? {}, choice }
      if (choice) return formAgain(reply, 'pay/tables/columns', { ...shown, again: `${shown.action}/columns` })
      return formAgain(reply, 'pay/tables/import', { ...shown, errors: { file: Object.values(errors)[0] ?? '' } })
    }
    const read = readByUses(table, uses, known)
    const origin = version && { id: version.id, name: version.name, seen: version.newest, from: version.number }
    const facts = { ...(version ? factsOf(version) : {}), ...(read.basis ? { basis: read.basis } : {}) }
    const values = { ...facts, ...chosen?.sent, ...gridValues(read.levels, read.cells) }
    const around = {
      cities,
      origin,
      rows: Math.max(1, read.levels.length),
      read: { ...fileView(read, named, visitor), choice },
    }
    return page(reply, 'pay/tables/form', formPage({ values, errors: {} }, around, visitor))
  }

  const answer = async (version: Version | null, request: FastifyRequest, reply: FastifyReply) => {
    const visitor = visitorOf(request)
    const again = (errors: Record<string, string>) =>
      formAgain(reply, 'pay/tables/import', { ...uploadPage(version, request), ...rejectForm(request.body, errors) })
    const form = readForm(uploadForm, request.body, visitor.t)
    if (!form.ok) return again(form.errors)
    const read = await readFile(form.value.file.bytes)
    if ('problem' in read) return again({ file: visitor.t(read.problem, { most: visitor.format.number(mostRows) }) })
    return filled(version, read, null, request, reply)
  }

  /** The same file with its columns corrected; what was typed of the table itself stays. */
  const corrected = async (version: Version | null, request: FastifyRequest, reply: FastifyReply) => {
    const table = keptIn(request.body)
    if (!table) return reply.redirect(uploadPage(version, request).action, 303)
    const cities = namedCities(await citiesToday(db, now()), visitorOf(request))
    const sent = shownAgain(request.body as Record<string, unknown>)
    const facts = Object.fromEntries(typedFacts.flatMap((name) => (sent[name] ? [[name, sent[name]]] : [])))
    return filled(version, table, { uses: usesIn(request.body, table, cities), sent: facts }, request, reply)
  }

  app.get('/salaries/tables/import', { onRequest }, async (request, reply) =>
    page(reply, 'pay/tables/import', uploadPage(null, request)),
  )
  app.get('/salaries/tables/template.xlsx', { onRequest }, async (request, reply) => {
    const { t, language } = visitorOf(request)
    const cities = (await citiesToday(db, now())).map((city) => cityName(city, language))
    const columns = [
      { heading: t('pay-table.csv.city'), example: t('imports.template.example.city'), allowed: cities },
      { heading: t('pay-table.csv.level'), example: t('imports.template.example.level') },
      { heading: t('pay-table.csv.from'), example: t('imports.template.example.pay_from') },
      { heading: t('pay-table.csv.to'), example: t('imports.template.example.pay_to') },
    ]
    const names = { table: t('imports.template.bands'), lists: t('imports.template.lists') }
    return reply
      .type(xlsxType)
      .header('content-disposition', asDownload(`${t('imports.template.name', { what: names.table })}.xlsx`))
      .send(await writeTemplate(columns, names, language))
  })
  app.post('/salaries/tables/import', { onRequest, config: { takesFile: true } }, async (request, reply) =>
    answer(null, request, reply),
  )

  app.post('/salaries/tables/import/columns', { onRequest }, async (request, reply) => corrected(null, request, reply))

  app.get('/salaries/tables/:id/import', { onRequest, schema: { params: ofTable } }, async (request, reply) =>
    page(reply, 'pay/tables/import', uploadPage(found(await findVersion(db, request.params.id)), request)),
  )
  app.post(
    '/salaries/tables/:id/import',
    { onRequest, schema: { params: ofTable }, config: { takesFile: true } },
    async (request, reply) => answer(found(await findVersion(db, request.params.id)), request, reply),
  )
  app.post('/salaries/tables/:id/import/columns', { onRequest, schema: { params: ofTable } }, async (request, reply) =>
    corrected(found(await findVersion(db, request.params.id)), request, reply),
  )

  const ofVersion = z.object({ id: id(), number: id() })
  app.get(
    '/salaries/tables/:id/versions/:number/table.csv',
    { onRequest: allow('offers.read'), schema: { params: ofVersion } },
    async (request, reply) => {
      const { t, language } = visitorOf(request)
      const version = found(await findVersion(db, request.params.id, request.params.number))
      const [table, cities] = [await figuresOf(db, version), await citiesToday(db, now())]
      const names = new Map(cities.map((city) => [city.id, cityName(city, language)]))
      const rows = table.cells.map(({ city, level, from, to }) => [
        names.get(city) ?? city,
        table.levels[level - 1]?.name ?? '',
        from === null ? '' : String(from),
        String(to),
      ])
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', asDownload(`pay-table-${version.id}-${version.number}.csv`))
      return writeCsv(
        [t('pay-table.csv.city'), t('pay-table.csv.level'), t('pay-table.csv.from'), t('pay-table.csv.to')],
        rows,
      )
    },
  )
}

/**
 * A new version keeps the facts of the one before, but for the date and source: those the file's figures have of their
 * own.
 */
const factsOf = ({ name, position, basis }: Version) => ({ name, position, basis })

/** All of a file, or by a message why it cannot be read. */
async function readFile(bytes: Uint8Array): Promise<FileTable | { problem: MessageKey }> {
  try {
    return await withTable(bytes, {}, async ({ headings, rows }) => {
      const taken: TableRow[] = []
      for await (const row of rows)
        if (taken.push(row) > mostRows) return { problem: 'pay-table.too-many-rows' as const }
      return { headings, rows: taken }
    })
  } catch (error) {
    if (error instanceof TableError) return { problem: `imports.file.${error.code}` as const }
    throw error
  }
}
