import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { gateRules } from '../../../domain/pay/offers/references.ts'
import { Conflict } from '../../../web/errors.ts'
import { choice, id, wholeNumber } from '../../../web/forms/fields.ts'
import { readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { savePayRules } from '../acts/save-pay-rules.ts'
import { tableNames } from '../reads/own-tables.ts'
import { payRules } from '../reads/pay-rules.ts'

const rulesForm = z.object({
  version: wholeNumber(0, 1_000_000_000),
  gate: choice(gateRules),
  defaultTable: z.preprocess((value) => (value === '' ? undefined : value), id().optional()),
})

/** Settings: what gates an offer, and the table of vacancies that choose none. */
export function payRulesRoutes(app: FastifyInstance, { database: { db }, now }: Services) {
  const onRequest = allow('pay.manage')

  const rulesPage = async (request: FastifyRequest, again?: FormView) => {
    const { t } = visitorOf(request)
    const { gate, defaultTable, version } = await payRules(db)
    return {
      values: { gate, defaultTable: defaultTable ?? '' },
      errors: {},
      ...again,
      version,
      gates: gateRules.map((value) => ({ value, label: t(`pay-rules.gate.${value}`) })),
      tables: (await tableNames(db)).map(({ id, name }) => ({ value: id, label: name })),
    }
  }

  app.get('/settings/pay', { onRequest }, async (request, reply) => page(reply, 'pay/rules', await rulesPage(request)))

  app.post('/settings/pay', { onRequest }, async (request, reply) => {
    const { t } = visitorOf(request)
    const form = readForm(rulesForm, request.body, t)
    if (!form.ok) return formAgain(reply, 'pay/rules', await rulesPage(request, form))
    const { version, gate, defaultTable = null } = form.value
    const saved = await savePayRules(db, version, { gate, defaultTable }, { by: userOf(request).id, at: now() })
    if ('stale' in saved) throw new Conflict()
    if ('refused' in saved) {
      const rejected = rejectForm(request.body, { defaultTable: t('pay-rules.table-gone') })
      return formAgain(reply, 'pay/rules', await rulesPage(request, rejected))
    }
    flash(request, 'pay-rules.saved')
    return reply.redirect('/settings/pay', 303)
  })
}
