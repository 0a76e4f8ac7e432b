import type { Db } from '../../../db/open.ts'
import type { User } from '../../../db/identity/users.ts'
import { roles, mayRole } from '../../../web/security/permissions.ts'

export type Application = NonNullable<Awaited<ReturnType<typeof findApplication>>>

const described = (db: Db) =>
  db
    .selectFrom('applications')
    .innerJoin('vacancies', 'vacancies.id', 'applications.vacancy_id')
    .innerJoin('cities', 'cities.id', 'vacancies.city_id')
    .innerJoin('stages', 'stages.id', 'applications.stage_id')
    .leftJoin('users', 'users.id', 'applications.owner_id')
    .selectAll('applications')
    .select([
      'vacancies.title',
      'cities.time_zone',
      'stages.kind as stage_kind',
      'stages.name as stage_name',
      'users.name as owner',
    ])

/** One application with the names around it. */
export function findApplication(db: Db, id: number) {
  return described(db)
    .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
    .select('candidates.name')
    .where('applications.id', '=', id)
    .where('candidates.erased', '=', 0)
    .executeTakeFirst()
}

/** What a candidate has applied to, the latest first. */
export const applicationsOf = (db: Db, candidate: number) =>
  described(db).where('applications.candidate_id', '=', candidate).orderBy('applications.id', 'desc').execute()

/** All that happened to some applications, in order. */
export async function eventsOf(db: Db, applications: readonly number[]) {
  if (applications.length === 0) return []
  return db
    .selectFrom('application_events')
    .leftJoin('stages', 'stages.id', 'application_events.to_stage_id')
    .leftJoin('users', 'users.id', 'application_events.by_user')
    .leftJoin('users as owners', 'owners.id', 'application_events.owner_id')
    .select([
      'application_events.application_id',
      'application_events.act',
      'application_events.fact',
      'application_events.note',
      'application_events.day',
      'application_events.at',
    ])
    .select(['stages.kind as to_kind', 'stages.name as to_name', 'users.name as by', 'owners.name as owner'])
    .where('application_id', 'in', applications)
    .orderBy('application_events.id')
    .execute()
}

/** Who changed an application last, for whoever came second. */
export function lastHand(db: Db, application: number): Promise<{ name: string } | undefined> {
  return db
    .selectFrom('application_events')
    .innerJoin('users', 'users.id', 'application_events.by_user')
    .select('users.name')
    .where('application_id', '=', application)
    .orderBy('application_events.id', 'desc')
    .executeTakeFirst()
}

/** The colleagues who can be given something to do for a candidate. */
export function possibleOwners(db: Db): Promise<Pick<User, 'id' | 'name'>[]> {
  const working = roles.filter((role) => mayRole(role, 'candidates.edit'))
  return db
    .selectFrom('users')
    .select(['id', 'name'])
    .where('disabled_at', 'is', null)
    .where('role', 'in', working)
    .orderBy('name')
    .execute()
}
