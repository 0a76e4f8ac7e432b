import formbody from '@fastify/formbody'
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HttpError } from '../errors.ts'

/** A file a person chose in a form. */
export type Upload = { filename: string; bytes: Buffer }

/** Of a file that is taken into memory, and of one that a route takes in as it streams by. */
export const largestUpload = 20 * 1024 * 1024
export const largestStream = 256 * 1024 * 1024

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its form has a field for a file, which is read into memory. A file sent to any other route is refused. */
    takesFile?: boolean
    /** Takes a file in while it arrives, however large; what it answers becomes the value of the field. */
    receive?: (
      request: FastifyRequest,
      file: { filename: string; chunks: AsyncIterable<Uint8Array> },
    ) => Promise<unknown>
  }
}

export const isUpload = (value: unknown): value is Upload =>
  typeof value === 'object' && value !== null && 'bytes' in value && Buffer.isBuffer(value.bytes)

/**
 * Forms arrive as one plain object; a file field as an `Upload` or what its route made of it, an empty one as no field
 * at all.
 */
export async function setUpForms(app: FastifyInstance) {
  await app.register(formbody, { bodyLimit: 1024 * 1024 })
  await app.register(multipart, {
    attachFieldsToBody: 'keyValues',
    throwFileSizeLimit: false,
    limits: { fileSize: largestStream, files: 1, fields: 200, fieldSize: 2 * 1024 * 1024 },
    onFile: async function (this: FastifyRequest, part: MultipartFile) {
      // Typed as always there, but a form may send a file without its name.
      const filename = part.filename || ''
      const { receive, takesFile = false } = this.routeOptions.config
      if (!receive && !takesFile) throw new HttpError(400)
      const value = receive
        ? await receive(this, { filename, chunks: bytesOf(part, largestStream) })
        : await inMemory(filename, part)
      ;(part as MultipartFile & { value?: unknown }).value = value
    },
  })
}

async function inMemory(filename: string, part: MultipartFile): Promise<Upload | undefined> {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytesOf(part, largestUpload)) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  return filename || bytes.length > 0 ? { filename, bytes } : undefined
}

/** @throws HttpError 413 once there are more bytes than the limit */
async function* bytesOf(part: MultipartFile, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of part.file as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > limit) throw new HttpError(413)
    yield chunk
  }
  if (part.file.truncated) throw new HttpError(413)
}
