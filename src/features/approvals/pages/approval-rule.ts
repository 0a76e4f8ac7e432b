import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Conflict } from '../../../web/errors.ts'
import { decimal, wholeNumber } from '../../../web/forms/fields.ts'
import { readForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { changeApprovalRule } from '../acts/change-approval-rule.ts'
import { approvalRule } from '../reads/approval-rule.ts'

const ruleForm = z.object({ administratorAbove: decimal(0, 1000), version: wholeNumber(0, 1_000_000_000) })

/** Settings: who approves an offer outside the band. */
export function approvalRuleRoutes(app: FastifyInstance, { database: { db }, now }: Services) {
  const onRequest = allow('accounts.manage')

  const rulePage = async (again?: FormView) => {
    const { administratorAbove, version } = await approvalRule(db)
    return { values: { administratorAbove }, errors: {}, ...again, version }
  }

  app.get('/settings/approvals', { onRequest }, async (_request, reply) =>
    page(reply, 'approvals/rule', await rulePage()),
  )

  app.post('/settings/approvals', { onRequest }, async (request: FastifyRequest, reply) => {
    const form = readForm(ruleForm, request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'approvals/rule', await rulePage(form))
    const { administratorAbove, version: seen } = form.value
    const changed = await changeApprovalRule(db, { administratorAbove, seen }, { by: userOf(request).id, at: now() })
    if ('stale' in changed) throw new Conflict()
    flash(request, 'approvals.rule-saved')
    return reply.redirect('/settings/approvals', 303)
  })
}
