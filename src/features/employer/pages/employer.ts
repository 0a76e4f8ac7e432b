import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Conflict } from '../../../web/errors.ts'
import { optionalText, text, wholeNumber } from '../../../web/forms/fields.ts'
import { readForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { saveEmployer } from '../acts/save-employer.ts'
import { consentsWithGaps } from '../reads/consents-with-gaps.ts'
import { employerNow } from '../reads/employer.ts'

const employerForm = z.object({
  version: wholeNumber(0, 1_000_000_000),
  name: text(200),
  address: optionalText(300),
  signer: optionalText(150),
  signerPosition: optionalText(150),
})

/** Of many consents with a gap as many are named. */
const named = 20

/** Settings: who hires and who signs, and which consents were kept without it. */
export function employerRoutes(app: FastifyInstance, { database: { db }, now }: Services) {
  const onRequest = allow('employer.manage')

  const employerPage = async (request: FastifyRequest, again?: FormView) => {
    const { format } = visitorOf(request)
    const { version, ...employer } = await employerNow(db)
    const gaps = await consentsWithGaps(db)
    return {
      values: Object.fromEntries(Object.entries(employer).map(([field, value]) => [field, value ?? ''])),
      errors: {},
      ...again,
      version,
      gaps: gaps.length,
      people: gaps.slice(0, named).map(({ candidate, name, given_on }) => ({
        href: `/candidates/${candidate}#care`,
        name,
        given: format.date(given_on),
      })),
    }
  }

  app.get('/settings/employer', { onRequest }, async (request, reply) =>
    page(reply, 'employer/employer', await employerPage(request)),
  )

  app.post('/settings/employer', { onRequest }, async (request, reply) => {
    const form = readForm(employerForm, request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'employer/employer', await employerPage(request, form))
    const { version, name, address = null, signer = null, signerPosition = null } = form.value
    const employer = { name, address, signer, signerPosition }
    const saved = await saveEmployer(db, version, employer, { by: userOf(request).id, at: now() })
    if ('stale' in saved) throw new Conflict()
    flash(request, 'employer.saved')
    return reply.redirect('/settings/employer', 303)
  })
}
