import { createReadStream } from 'node:fs'

/** The bytes of a file, which is opened when somebody asks for the first of them, and hears when it cannot be. */
export async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path) as AsyncIterable<Buffer>
}
