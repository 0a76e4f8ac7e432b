import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { answerColumns } from '../../../db/answer-columns.ts'
import { readForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, visitorOf } from '../../../web/visitor.ts'
import { saveQuestion } from '../acts/save-question.ts'
import { callQuestions } from '../reads/call-questions.ts'
import { optionalChoice, optionalText } from '../../../web/forms/fields.ts'
import { questionText } from '../words.ts'

/** One question as the team words it; empty = the built-in words. */
const questionForm = z.object({ wording: optionalText(300), asked: optionalChoice(['yes']) })

/** The page on which the team words the questions of the confirmation call. */
export function callQuestionRoutes(fastify: FastifyInstance, { database: { db } }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const toEdit = { onRequest: allow('batches.plan') }
  const editor = async (request: FastifyRequest, wrong: { id: string; form: FormView } | null = null) => ({
    questions: (await callQuestions(db)).map((question) => ({
      ...question,
      text: questionText({ ...question, wording: null }, visitorOf(request).t),
      ...(wrong?.id === question.id ? wrong.form : { values: { wording: question.wording }, errors: {} }),
    })),
  })

  app.get('/settings/call-questions', toEdit, async (request, reply) =>
    page(reply, 'calls/questions', await editor(request)),
  )

  app.post(
    '/settings/call-questions/:question',
    { ...toEdit, schema: { params: z.object({ question: z.enum(answerColumns).exclude(['reply']) }) } },
    async (request, reply) => {
      const { question } = request.params
      const form = readForm(questionForm, request.body, visitorOf(request).t)
      if (!form.ok) return formAgain(reply, 'calls/questions', await editor(request, { id: question, form }))
      await saveQuestion(db, { id: question, wording: form.value.wording ?? null, asked: form.value.asked === 'yes' })
      flash(request, 'calls.question-saved')
      return reply.redirect('/settings/call-questions', 303)
    },
  )
}
