import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asDownload, fileName } from '../../../web/texts/downloads.ts'
import { found } from '../../../web/errors.ts'
import { id, text } from '../../../web/forms/fields.ts'
import { readForm, rejectForm } from '../../../web/forms/forms.ts'
import { messageKey } from '../../../web/messages/index.ts'
import type { Services } from '../../../web/services.ts'
import { isUpload, type Upload } from '../../../web/forms/uploads.ts'
import { formAgain } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { candidatePage } from './profile-view.ts'
import { addFile } from '../../candidates/acts/add-file.ts'
import { cvTypeOf, largestFile } from '../../candidates/cv-file.ts'
import { findFile } from '../../candidates/reads/files.ts'
import { removeFile } from '../../candidates/acts/remove-file.ts'
import { addNote } from '../../candidates/acts/add-note.ts'
import { removeNote } from '../../candidates/acts/remove-note.ts'
import { addTag } from '../../candidates/acts/add-tag.ts'
import { removeTag } from '../../candidates/acts/remove-tag.ts'

const tagForm = z.object({ tag: text(40) })
const noteForm = z.object({ text: text(5000) })
const fileForm = z.object({
  file: z
    .custom<Upload>(isUpload, messageKey('files.missing'))
    .refine(({ bytes }) => bytes.length <= largestFile, messageKey('files.too-large')),
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
    await addTag(db, data.candidate.id, form.value.tag)
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
    await addNote(db, data.candidate.id, form.value.text, { by: userOf(request).id, at: now() })
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
    const type = await cvTypeOf(bytes)
    if (!type)
      return formAgain(reply, 'candidate-profile/candidate', {
        ...data,
        ...rejectForm({}, { file: t('files.unknown-type') }),
      })
    const name = fileName(filename)
    const same = await addFile(db, data.candidate.id, { filename: name, bytes }, type, {
      by: userOf(request).id,
      at: now(),
    })
    if (same !== null)
      return formAgain(reply, 'candidate-profile/candidate', {
        ...data,
        ...rejectForm({}, { file: t('files.same', { name: same }) }),
      })
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
      await removeFile(db, request.params.id, request.params.file)
      flash(request, 'files.removed')
      return reply.redirect(`/candidates/${request.params.id}#files`, 303)
    },
  )
}
