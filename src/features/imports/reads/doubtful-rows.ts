import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'
import type { CandidateFacts } from '../../../domain/people/candidate/fields.ts'
import type { ToldByRow } from '../import.ts'

/** A row of a file whose contacts the candidate has under another name; `given` is null for a row set aside. */
export type DoubtfulRow = ToldByRow & {
  id: number
  row: number
  candidate: number
  name: string
  given: Partial<CandidateFacts> | null
}

/** More than one looks through at once; the rest come up when these are decided. */
const most = 200

/** The doubtful rows of a loaded file, person by person. */
export async function doubtfulRows(db: Db, file: number): Promise<DoubtfulRow[]> {
  return (await rowsOf(db, file).orderBy('candidate_id').orderBy('row').limit(most).execute()).map(read)
}

/** Those whose contacts one candidate has. */
export async function doubtfulRowsAbout(db: Db, file: number, candidate: number): Promise<DoubtfulRow[]> {
  return (await rowsOf(db, file).where('candidate_id', '=', candidate).orderBy('row').execute()).map(read)
}

function rowsOf(db: Db, file: number) {
  return db
    .selectFrom('import_doubts')
    .innerJoin('candidates', 'candidates.id', 'import_doubts.candidate_id')
    .innerJoin('imports as file', 'file.id', 'import_doubts.import_id')
    .select(['import_doubts.id', 'row', 'candidate_id', 'told_name', 'told_json', 'given_json'])
    .where('import_doubts.import_id', '=', file)
    .where('file.finished_at', 'is not', null)
    .where('candidates.erased', '=', 0)
    .where(published)
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

function read({ id, row, candidate_id, told_name, told_json, given_json }: Row): DoubtfulRow {
  const told = JSON.parse(told_json) as ToldByRow
  const given = given_json === null ? null : (JSON.parse(given_json) as Partial<CandidateFacts>)
  return { ...told, id, row, candidate: candidate_id, name: told_name, given }
}
