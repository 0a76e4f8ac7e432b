import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { employeeVocabulary, readEmployees } from '../../../../domain/pay/offers/employee-rows.ts'
import { grossOf } from '../../../../domain/pay/law/income-tax.ts'
import type { TableRow } from '../../../../domain/tables/cells.ts'
import { droppedColumns, guessMapping } from '../../../../domain/tables/columns.ts'
import { withTable } from '../../../../files/read-file.ts'
import { TableError } from '../../../../files/table-error.ts'
import { choice, day } from '../../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm } from '../../../../web/forms/forms.ts'
import { isUpload, type Upload } from '../../../../web/forms/uploads.ts'
import type { MessageKey } from '../../../../web/messages/index.ts'
import type { Services } from '../../../../web/services.ts'
import { teamDay } from '../../../../web/texts/team-zone.ts'
import { formAgain, page } from '../../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../../web/visitor.ts'
import { knownCities } from '../../../places/reads/known-cities.ts'
import { taxScaleAt } from '../../../places/reads/tax-scale.ts'
import { deleteEmployees, loadEmployees } from '../../acts/load-employees.ts'
import { employeePays } from '../../reads/employees/employee-pays.ts'

const loadForm = z.object({
  file: z.custom<Upload>(isUpload, 'imports.file-missing' satisfies MessageKey),
  asOf: day(),
  basis: z.preprocess((value) => (value === '' ? undefined : value), choice(['gross', 'net']).optional()),
})

const mostRows = 20_000
/** Rows set aside that the report lists one by one. */
const shownRows = 100

/** The pay of present employees is loaded from a table without names, replaced and deleted. */
export function employeeRoutes(app: FastifyInstance, { database: { db }, now }: Services) {
  const onRequest = allow('pay.manage')

  const loadPage = async (request: FastifyRequest) => {
    const { t } = visitorOf(request)
    return {
      ...emptyForm,
      report: null,
      isLoaded: (await employeePays(db)) !== null,
      bases: [
        { value: '', label: t('employees.basis-none') },
        ...(['gross', 'net'] as const).map((value) => ({ value, label: t(`basis.${value}`) })),
      ],
    }
  }

  app.get('/offers/equity/employees', { onRequest }, async (request, reply) =>
    page(reply, 'offers/employees', await loadPage(request)),
  )

  app.post('/offers/equity/employees', { onRequest, config: { takesFile: true } }, async (request, reply) => {
    const { t, format } = visitorOf(request)
    const again = async (errors: Record<string, string>) =>
      formAgain(reply, 'offers/employees', { ...(await loadPage(request)), ...rejectForm(request.body, errors) })
    const form = readForm(loadForm, request.body, t)
    if (!form.ok) return again(form.errors)
    const { file, asOf, basis = null } = form.value
    const table = await readRows(file.bytes)
    if ('problem' in table) return again({ file: t(table.problem, { most: format.number(mostRows) }) })
    const mapping = guessMapping(table.headings, employeeVocabulary)
    const missing = (['position', 'city', 'pay'] as const).find((field) => mapping[field].length === 0)
    if (missing) return again({ file: t(`employees.column.${missing}`) })
    const read = readEmployees(table.rows, table.headings, mapping, await knownCities(db), basis)
    if (read.taken.length === 0)
      return again({
        file: t(read.setAside.some(({ reason }) => reason === 'no-basis') ? 'employees.no-basis' : 'employees.no-rows'),
      })
    const scale = await taxScaleAt(db, teamDay(now()).toString())
    const pays = read.taken.map(({ amount, basis: own, ...place }) => ({
      ...place,
      gross: own === 'gross' ? amount : grossOf(scale, amount),
    }))
    await loadEmployees(db, { asOf, pays }, { by: userOf(request).id, at: now() })
    const dropped = droppedColumns(table.headings, mapping).map(({ heading }) => heading)
    const more = read.setAside.length - shownRows
    const report = {
      count: t('employees.loaded', { taken: pays.length, rows: table.rows.length }),
      dropped: dropped.length > 0 ? t('employees.dropped', { list: dropped.join(', ') }) : null,
      setAside: read.setAside.slice(0, shownRows).map(({ row, reason }) => ({
        row: format.number(row),
        reason: t(`employees.refusal.${reason}`),
      })),
      more: more > 0 ? t('pay-table.set-aside-more', { count: more }) : null,
    }
    return page(reply, 'offers/employees', { ...(await loadPage(request)), report })
  })

  app.post('/offers/equity/employees/deletion', { onRequest }, async (request, reply) => {
    await deleteEmployees(db)
    flash(request, 'employees.deleted')
    return reply.redirect('/offers/equity', 303)
  })
}

async function readRows(
  bytes: Uint8Array,
): Promise<{ headings: string[]; rows: TableRow[] } | { problem: MessageKey }> {
  try {
    return await withTable(bytes, {}, async ({ headings, rows }) => {
      const taken: TableRow[] = []
      for await (const row of rows) if (taken.push(row) > mostRows) return { problem: 'employees.too-many' as const }
      return { headings, rows: taken }
    })
  } catch (error) {
    if (error instanceof TableError) return { problem: `imports.file.${error.code}` as const }
    throw error
  }
}
