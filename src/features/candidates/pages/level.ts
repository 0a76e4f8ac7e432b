import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { choice, id, optionalChoice, optionalText } from '../../../web/forms/fields.ts'
import { found } from '../../../web/errors.ts'
import { emptyForm, readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { evidences } from '../../pay/level-question.ts'
import { levelQuestions, valuesOf } from './level-form.ts'
import { levelView } from '../level-words.ts'
import { findLevel } from '../reads/levels.ts'
import { saveLevel } from '../acts/save-level.ts'
import { findCandidate } from '../reads/find-candidate.ts'

const evidence = () => choice(evidences)
const yesNo = () => choice(['yes', 'no']).transform((answer) => answer === 'yes')

const levelForm = z
  .object({
    consults: evidence(),
    oneC: evidence(),
    phone: evidence(),
    conflicts: evidence(),
    findsClients: evidence(),
    negotiates: evidence(),
    clientBase: evidence(),
    executives: evidence(),
    higherEducation: yesNo(),
    english: yesNo(),
    overrideLevel: optionalChoice(['1', '2', '3', '4']),
    overrideReason: optionalText(1000),
    version: z.coerce.number().int().min(0).max(2_147_483_647),
  })
  .refine(({ overrideLevel, overrideReason }) => overrideLevel === undefined || overrideReason !== undefined, {
    path: ['overrideReason'],
    error: 'person-level.reason-needed' satisfies MessageKey,
    when: () => true,
  })

/** What level a person has: facts seen or claimed, the table's answer, and a level set by hand with its reason. */
export function candidateLevelRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const assessing = { onRequest: allow('results.record'), schema: { params: z.object({ id: id() }) } }

  const levelPage = async (candidate: number, visitor: Visitor, form: FormView | null = null) => {
    const person = found(await findCandidate(db, candidate))
    const kept = await findLevel(db, candidate)
    return {
      ...(form ?? { ...emptyForm, values: valuesOf(kept) }),
      candidate: { id: person.id, name: person.name },
      experienceMonths: person.experience_months,
      level: levelView(kept, person.experience_months, visitor),
      version: kept?.version ?? 0,
      changedMeanwhile: false,
      ...levelQuestions(visitor),
    }
  }

  app.get('/candidates/:id/level', assessing, async (request, reply) =>
    page(reply, 'candidates/level', await levelPage(request.params.id, visitorOf(request))),
  )

  app.post('/candidates/:id/level', assessing, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(levelForm, request.body, visitor.t)
    const data = await levelPage(request.params.id, visitor, form.ok ? null : form)
    if (!form.ok) return formAgain(reply, 'candidates/level', data)
    const { higherEducation, english, overrideLevel, overrideReason, version, ...skills } = form.value
    const override = overrideLevel && overrideReason ? { level: Number(overrideLevel), reason: overrideReason } : null
    const facts = { skills, higherEducation, english }
    const seen = { id: request.params.id, version }
    const result = await saveLevel(db, seen, { facts, override }, { by: userOf(request).id, at: now() })
    if ('stale' in result) {
      const current = await levelPage(request.params.id, visitor, rejectForm(request.body, {}))
      return page(reply.code(409), 'candidates/level', { ...current, changedMeanwhile: true })
    }
    flash(request, 'person-level.saved')
    return reply.redirect(`/candidates/${request.params.id}#level`, 303)
  })
}
