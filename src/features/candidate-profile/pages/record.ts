import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asDownload, fileName } from '../../../web/texts/downloads.ts'
import { found, NotFound } from '../../../web/errors.ts'
import { id, text } from '../../../web/forms/fields.ts'
import { readForm, rejectForm } from '../../../web/forms/forms.ts'
import { messageKey } from '../../../web/messages/index.ts'
import type { Services } from '../../../web/services.ts'
import { isUpload, type Upload } from '../../../web/forms/uploads.ts'
import { formAgain } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { candidatePage } from './profile-view.ts'
import { addFile } from '../../candidates/acts/add-file.ts'
import { findFile } from '../../candidates/reads/files.ts'
import { removeFile } from '../../candidates/acts/remove-file.ts'
import { addNote } from '../../candidates/acts/add-note.ts'
import { removeNote } from '../../candidates/acts/remove-note.ts'
import { addTag } from '../../candidates/acts/add-tag.ts'
import { removeTag } from '../../candidates/acts/remove-tag.ts'

const tagForm = z.object({ tag: text(40) })
const noteForm = z.object({ text: text(5000) })
const fileForm = z.object({
  file: z.custom<Upload>(isUpload, messageKey('files.missing')),
})

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** What is added to a candidate piece by piece: tags, notes, files. */
export function recordRoutes(fastify: FastifyInstance, services: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const {
    database: { db },
    now,
  } = services
  const params = z.object({ id: id() })
  const options = { onRequest: allow('candidates.edit'), schema: { params } }

  app.post('/candidates/:id/tags', options, async (request, reply) => {
    const data = await candidatePage(services, request, request.params.id)
    const form = readForm(tagForm, request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'candidate-profile/candidate', { ...data, ...form })
    if ('refused' in (await addTag(db, data.candidate.id, form.value.tag))) throw new NotFound()
    return reply.redirect(`/candidates/${data.candidate.id}#tags`, 303)
  })

  app.post(
    '/candidates/:id/tags/:tag/removal',
    { ...options, schema: { params: params.extend({ tag: id() }) } },
    async (request, reply) => {
      await removeTag(db, request.params.id, request.params.tag)
      return reply.redirect(`/candidates/${request.params.id}#tags`, 303)
    },
  )

  app.post('/candidates/:id/notes', options, async (request, reply) => {
    const data = await candidatePage(services, request, request.params.id)
    const form = readForm(noteForm, request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'candidate-profile/candidate', { ...data, ...form })
    const act = { by: userOf(request).id, at: now() }
    if ('refused' in (await addNote(db, data.candidate.id, form.value.text, act))) throw new NotFound()
    return reply.redirect(`/candidates/${data.candidate.id}#notes`, 303)
  })

  app.post(
    '/candidates/:id/notes/:note/removal',
    { ...options, schema: { params: params.extend({ note: id() }) } },
    async (request, reply) => {
      const { candidate } = await candidatePage(services, request, request.params.id)
      await removeNote(db, candidate.id, request.params.note)
      return reply.redirect(`/candidates/${candidate.id}#notes`, 303)
    },
  )

  app.post('/candidates/:id/files', { ...options, config: { takesFile: true } }, async (request, reply) => {
    const { t } = visitorOf(request)
    const data = await candidatePage(services, request, request.params.id)
    const form = readForm(fileForm, request.body, t)
    if (!form.ok) return formAgain(reply, 'candidate-profile/candidate', { ...data, ...form, values: {} })
    const { filename, bytes } = form.value.file
    const name = fileName(filename)
    const result = await addFile(
      db,
      data.candidate.id,
      { filename: name, bytes },
      { by: userOf(request).id, at: now() },
    )
    if ('refused' in result) {
      if (result.refused === 'no-such-candidate') throw new NotFound()
      const error = result.refused === 'same' ? t('files.same', { name: result.name }) : t(`files.${result.refused}`)
      return formAgain(reply, 'candidate-profile/candidate', { ...data, ...rejectForm({}, { file: error }) })
    }
    flash(request, 'files.added', { name })
    return reply.redirect(`/candidates/${data.candidate.id}#files`, 303)
  })

  // Never shown by a browser, whatever it is: kept as a file of the kind its content has.
  app.get(
    '/candidates/:id/files/:file',
    { onRequest: allow('candidates.read'), schema: { params: params.extend({ file: id() }) } },
    async (request, reply) => {
      const file = found(await findFile(db, request.params.id, request.params.file))
      return reply
        .header(
          'content-disposition',
          asDownload(file.name.toLowerCase().endsWith(`.${file.type}`) ? file.name : `${file.name}.${file.type}`),
        )
        .header('content-security-policy', "default-src 'none'; sandbox")
        .type(mediaTypes[file.type])
        .send(Buffer.from(file.content))
    },
  )

  app.post(
    '/candidates/:id/files/:file/removal',
    { ...options, schema: { params: params.extend({ file: id() }) } },
    async (request, reply) => {
      const result = await removeFile(db, request.params.id, request.params.file)
      if (!('refused' in result)) flash(request, 'files.removed')
      return reply.redirect(`/candidates/${request.params.id}#files`, 303)
    },
  )
}
