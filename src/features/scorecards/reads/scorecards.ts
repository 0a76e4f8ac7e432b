import type { Db } from '../../../db/open.ts'

function withInterviewer(db: Db) {
  return db
    .selectFrom('scorecards')
    .innerJoin('users', 'users.id', 'scorecards.user_id')
    .selectAll('scorecards')
    .select('users.name as interviewer')
}

export type ShownScorecard = Awaited<ReturnType<typeof visibleScorecards>>['shown'][number]

/** The marks of some scorecards. */
async function marksOf(db: Db, scorecards: readonly number[]) {
  if (scorecards.length === 0) return []
  return db.selectFrom('scorecard_marks').selectAll().where('scorecard_id', 'in', scorecards).execute()
}

/** A colleague's own scorecard of an application, a draft too; undefined before the first mark. */
export async function ownScorecard(db: Db, application: number, user: number) {
  const card = await withInterviewer(db)
    .where('application_id', '=', application)
    .where('user_id', '=', user)
    .executeTakeFirst()
  return card && { ...card, marks: await marksOf(db, [card.id]) }
}

/**
 * The scorecards of some applications that a reader may see: their own, and those of others once their own is handed
 * in, so that nobody's marks follow the others'. Somebody who does not assess a person hands in an empty card.
 *
 * @returns the cards shown with their marks, and by application how many cards of others are hidden
 */
export async function visibleScorecards(db: Db, applications: readonly number[], reader: number) {
  if (applications.length === 0) return { shown: [], hidden: new Map<number, number>() }
  const cards = await withInterviewer(db).where('application_id', 'in', applications).orderBy('scorecards.id').execute()
  const own = new Map(cards.filter(({ user_id }) => user_id === reader).map((card) => [card.application_id, card]))
  const mayRead = (card: (typeof cards)[number]) => {
    if (card.user_id === reader) return true
    return card.submitted_at !== null && typeof own.get(card.application_id)?.submitted_at === 'string'
  }
  const shown = cards.filter(mayRead)
  const marks = await marksOf(
    db,
    shown.map(({ id }) => id),
  )
  const hidden = new Map<number, number>()
  for (const { application_id, submitted_at } of cards.filter((card) => !mayRead(card))) {
    if (submitted_at !== null) hidden.set(application_id, (hidden.get(application_id) ?? 0) + 1)
  }
  return {
    shown: shown.map((card) => ({ ...card, marks: marks.filter(({ scorecard_id }) => scorecard_id === card.id) })),
    hidden,
  }
}
