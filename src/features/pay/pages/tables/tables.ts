import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readIndexFiles } from '../../../../db/reference/reference-files.ts'
import { mostLevels } from '../../../../domain/pay/tables/pay-table.ts'
import { found } from '../../../../web/errors.ts'
import { id } from '../../../../web/forms/fields.ts'
import { emptyForm, rejectForm } from '../../../../web/forms/forms.ts'
import type { Services } from '../../../../web/services.ts'
import { formAgain, page } from '../../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../../web/visitor.ts'
import { payReferenceAt } from '../../reads/pay-reference.ts'
import { payRules } from '../../reads/pay-rules.ts'
import { formPage, type Origin } from './form-view.ts'
import { readTableForm, seenForm, shownAddress, sizeForm } from './forms.ts'
import { namedCities, tableDifferences, valuesOf, versionView } from './version-view.ts'
import { figuresOf, findVersion, listTables, vacanciesWith, versionsOf, type Version } from '../../reads/own-tables.ts'
import { addVersion, createTable } from '../../acts/save-table.ts'
import { teamDay } from '../../../../web/texts/team-zone.ts'
import { mayAge } from '../ageing-view.ts'
import { tableView } from './table-view.ts'
import { citiesToday } from '../../../places/reads/cities-today.ts'

/** `archived`: the tables that were put away. */
const listAddress = z.object({ after: id().optional(), archived: z.literal('yes').optional().catch(undefined) })
const ofTable = z.object({ id: id() })
const ofVersion = z.object({ id: id(), number: id() })
/** How many empty levels a new table begins with. */
const firstRows = 4

/** The team's own pay tables: listed, shown version by version, made and made anew. */
export function payTableRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const reading = allow('offers.read')
  const editing = allow('pay.manage')
  const indexes = readIndexFiles()

  app.get('/salaries/tables', { onRequest: reading, schema: { querystring: listAddress } }, async (request, reply) => {
    const visitor = visitorOf(request)
    const { after, archived } = request.query
    const { rows, next } = await listTables(db, archived === 'yes', after)
    const { defaultTable } = await payRules(db)
    return page(reply, 'pay/tables/list', {
      tables: rows.map((row) => ({ ...versionView(row, visitor), isDefault: row.id === defaultTable })),
      isArchive: archived === 'yes',
      after,
      next,
    })
  })

  const shownPage = async (version: Version, asked: z.output<typeof shownAddress>, request: FastifyRequest) => {
    const visitor = visitorOf(request)
    const reference = await payReferenceAt(db, now(), await figuresOf(db, version))
    const [versions, vacancies] = [await versionsOf(db, version.id), await vacanciesWith(db, version.id)]
    const age = mayAge(reference.table, indexes, teamDay(now())) ? asked.age : null
    return {
      ...tableView(version, reference, age, indexes, visitor),
      versions: versions.map((one) => versionView(one, visitor)),
      vacancies,
    }
  }

  app.get(
    '/salaries/tables/:id',
    { onRequest: reading, schema: { params: ofTable, querystring: shownAddress } },
    async (request, reply) =>
      page(
        reply,
        'pay/tables/table',
        await shownPage(found(await findVersion(db, request.params.id)), request.query, request),
      ),
  )

  app.get(
    '/salaries/tables/:id/versions/:number',
    { onRequest: reading, schema: { params: ofVersion, querystring: shownAddress } },
    async (request, reply) => {
      const version = found(await findVersion(db, request.params.id, request.params.number))
      return page(reply, 'pay/tables/table', await shownPage(version, request.query, request))
    },
  )

  app.get('/salaries/tables/new', { onRequest: editing }, async (request, reply) => {
    const cities = await citiesToday(db, now())
    return page(
      reply,
      'pay/tables/form',
      formPage(emptyForm, { cities, origin: null, rows: firstRows }, visitorOf(request)),
    )
  })

  app.get(
    '/salaries/tables/:id/versions/:number/edit',
    { onRequest: editing, schema: { params: ofVersion } },
    async (request, reply) => {
      const version = found(await findVersion(db, request.params.id, request.params.number))
      const table = await figuresOf(db, version)
      const origin = { id: version.id, name: version.name, seen: version.newest, from: version.number }
      const around = { cities: await citiesToday(db, now()), origin, rows: table.levels.length }
      return page(
        reply,
        'pay/tables/form',
        formPage({ errors: {}, values: valuesOf(version, table) }, around, visitorOf(request)),
      )
    },
  )

  /** What was sent, or the form again: with one level more where that was asked for, or with what is wrong. */
  const readSent = async (request: FastifyRequest, origin: Origin | null) => {
    const visitor = visitorOf(request)
    const { rows, more } = sizeForm.parse(request.body ?? {})
    const cities = await citiesToday(db, now())
    const around = { cities, origin, rows: more === undefined ? rows : Math.min(rows + 1, mostLevels) }
    const form =
      more === undefined
        ? readTableForm(request.body, namedCities(cities, visitor), rows, visitor)
        : rejectForm(request.body, {})
    return { form, grows: more !== undefined, around, again: formPage(form.ok ? emptyForm : form, around, visitor) }
  }

  app.post('/salaries/tables', { onRequest: editing }, async (request, reply) => {
    const { form, grows, again } = await readSent(request, null)
    if (!form.ok) return grows ? page(reply, 'pay/tables/form', again) : formAgain(reply, 'pay/tables/form', again)
    const table = await createTable(db, form.value, { by: userOf(request).id, now: now() })
    flash(request, 'pay-table.saved')
    return reply.redirect(`/salaries/tables/${table}`, 303)
  })

  app.post(
    '/salaries/tables/:id/versions',
    { onRequest: editing, schema: { params: ofTable } },
    async (request, reply) => {
      const visitor = visitorOf(request)
      const newest = found(await findVersion(db, request.params.id))
      const { seen, from } = seenForm.parse(request.body ?? {})
      const origin = { id: newest.id, name: newest.name, seen, from }
      const { form, grows, around, again } = await readSent(request, origin)
      if (!form.ok) return grows ? page(reply, 'pay/tables/form', again) : formAgain(reply, 'pay/tables/form', again)
      const number = await addVersion(db, { table: newest.id, seen, madeFrom: from }, form.value, {
        by: userOf(request).id,
        now: now(),
      })
      if (number === null) {
        const current = found(await findVersion(db, newest.id))
        const theirs = { ...current, asOf: current.as_of, ...(await ownContent(current)) }
        const shown = formPage(
          rejectForm(request.body, {}),
          { ...around, origin: { ...origin, seen: current.number } },
          visitor,
        )
        return page(reply.code(409), 'pay/tables/form', {
          ...shown,
          differences: tableDifferences(form.value, theirs, namedCities(around.cities, visitor), visitor),
        })
      }
      flash(request, 'pay-table.version-saved')
      return reply.redirect(`/salaries/tables/${newest.id}`, 303)
    },
  )

  const ownContent = async (version: Version) => {
    const { levels, cells } = await figuresOf(db, version)
    return { cells, levels: levels.map(({ name }) => name ?? '') }
  }
}
