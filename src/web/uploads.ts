import formbody from '@fastify/formbody'
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'

/** A file a person chose in a form. */
export type Upload = { filename: string; bytes: Buffer }

export const largestUpload = 20 * 1024 * 1024

export const isUpload = (value: unknown): value is Upload =>
  typeof value === 'object' && value !== null && 'bytes' in value && Buffer.isBuffer(value.bytes)

/** Forms arrive as one plain object; a file field as an `Upload`, an empty one as no field at all. */
export async function setUpForms(app: FastifyInstance) {
  await app.register(formbody, { bodyLimit: 1024 * 1024 })
  await app.register(multipart, {
    attachFieldsToBody: 'keyValues',
    limits: { fileSize: largestUpload, files: 1, fields: 200, fieldSize: 2 * 1024 * 1024 },
    onFile: async function (this: unknown, part: MultipartFile) {
      const bytes = await part.toBuffer()
      // Typed as always there, but a form may send a file without its name.
      const filename = part.filename || ''
      const upload: Upload | undefined = filename || bytes.length > 0 ? { filename, bytes } : undefined
      ;(part as MultipartFile & { value?: Upload | undefined }).value = upload
    },
  })
}
