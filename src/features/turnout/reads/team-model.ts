import type { Db } from '../../../db/open.ts'
import { fit, learn, type TurnoutModel } from '../../../domain/turnout/model.ts'
import { calculateForEverybody } from '../../../web/calculator/calculator.ts'
import { allOf, historyVersion, importedHistory, ownHistory, type HistoryVersion } from './history.ts'
import type { PastInvitation } from '../turnout.ts'

type Learned = { version: HistoryVersion; model: TurnoutModel }

/** Only a cache: each server builds its own, and asks the database first whether the history has changed. */
const learned = new WeakMap<Db, Promise<Learned>>()

/**
 * The model learned from the team's history. Newly closed batches are added; after any other change it is learned from
 * the start.
 */
export function teamModel(db: Db): Promise<TurnoutModel> {
  // One after the other: two requests must not add the same batch twice.
  const next = upToDate(db, learned.get(db))
  learned.set(db, next)
  next.catch(() => learned.delete(db))
  return next.then(({ model }) => model)
}

async function upToDate(db: Db, before: Promise<Learned> | undefined): Promise<Learned> {
  const known = await before
  const version = await historyVersion(db)
  const added = known && addedBatches(known.version, version)
  if (!added) return { version, model: await fitAside(await upTo(db, version)) }
  const records = await allOf(ownHistory(db, added))
  for (const batch of Map.groupBy(records, (record) => record.batch).values()) learn(known.model, batch)
  return { version, model: known.model }
}

/** A short history is learned faster than it is passed to a thread; a long one must not block other pages. */
const short = 1000
async function fitAside(history: PastInvitation[]) {
  return history.length <= short ? fit(history) : calculateForEverybody('fit', history)
}

/** The batches closed since, or null when something else has changed too. */
function addedBatches(before: HistoryVersion, now: HistoryVersion): number[] | null {
  const kept = [...before.batches].every(([id, version]) => now.batches.get(id) === version)
  if (!kept || before.imported !== now.imported) return null
  return [...now.batches.keys()].filter((id) => !before.batches.has(id))
}

/** The history as of a version: a batch closed meanwhile must not be learned twice, now and later. */
async function upTo(db: Db, { batches }: HistoryVersion) {
  return [...(await allOf(importedHistory(db))), ...(await allOf(ownHistory(db, [...batches.keys()])))]
}
