import type { Db } from '../../../db/open.ts'

/** Everything that happened to some applications, in order. */
export async function eventsOf(db: Db, applications: readonly number[]) {
  if (applications.length === 0) return []
  return db
    .selectFrom('application_events')
    .leftJoin('stages', 'stages.id', 'application_events.to_stage_id')
    .leftJoin('users', 'users.id', 'application_events.by_user')
    .leftJoin('users as owners', 'owners.id', 'application_events.owner_id')
    .leftJoin('imports', 'imports.id', 'application_events.import_id')
    .select([
      'application_events.application_id',
      'application_events.act',
      'application_events.fact',
      'application_events.note',
      'application_events.day',
      'application_events.at',
    ])
    .select(['stages.kind as to_kind', 'stages.name as to_name', 'users.name as by', 'owners.name as owner'])
    .select('imports.file_name as file')
    .where('application_id', 'in', applications)
    .orderBy('application_events.id')
    .execute()
}

/** The colleague who changed an application last, to name them to somebody whose change came too late. */
export function lastEditor(db: Db, application: number): Promise<{ name: string } | undefined> {
  return db
    .selectFrom('application_events')
    .innerJoin('users', 'users.id', 'application_events.by_user')
    .select('users.name')
    .where('application_id', '=', application)
    .orderBy('application_events.id', 'desc')
    .executeTakeFirst()
}
