import { Kysely, type Transaction, type TransactionBuilder } from 'kysely'
import { isDeadlock } from './lost-races.ts'
import type { Schema } from '../schema/index.ts'

/** How often a transaction is run at most. */
const attempts = 3

/**
 * Runs a transaction again when the database ended it to let another one through. What a transaction works out it may
 * therefore keep nowhere but in the database and in its result.
 */
export class RetryingKysely extends Kysely<Schema> {
  override transaction(): TransactionBuilder<Schema> {
    const builder = super.transaction()
    const once = builder.execute.bind(builder)
    builder.execute = async <T>(work: (trx: Transaction<Schema>) => Promise<T>): Promise<T> => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(work)
        } catch (error) {
          if (attempt === attempts || !isDeadlock(error)) throw error
        }
      }
    }
    return builder
  }
}
