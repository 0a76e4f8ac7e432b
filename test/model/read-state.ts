import type { Db } from '../../src/db/open.ts'
import type { Model } from './rules.ts'
import type { Rows, Scene, Staff } from './scene.ts'

/** What of the model the database can show; the history of undo and the clock it cannot. */
export type State = ReturnType<typeof stateOf>

/** The state as the model has it. */
export function stateOf({ days, applications, invitations, offers }: Model) {
  return {
    days: days.map(({ state }) => state),
    applications: applications.map(({ person, vacancy, stage, ended }) => ({ person, vacancy, stage, ended })),
    invitations: invitations.map(({ person, slot, walkIn, status, presence, reply, result }) => ({
      person,
      slot,
      walkIn,
      status,
      presence,
      reply,
      result,
    })),
    offers: offers.map(({ person, vacancy, status, needsApproval, author }) => ({
      person,
      vacancy,
      status,
      needsApproval,
      author,
    })),
  }
}

/** The state as the database has it, in the same words, and the rows that it stands in. */
export async function readState(db: Db, scene: Scene, staff: Staff): Promise<{ state: State; rows: Rows }> {
  const [contacts, days, applications, invitations, offers] = [
    await db
      .selectFrom('candidate_contacts')
      .select(['candidate_id', 'key'])
      .where('key', 'in', scene.phones)
      .execute(),
    await db
      .selectFrom('batches')
      .select(['id', 'version', 'status'])
      .where('id', 'in', scene.days)
      .orderBy('id')
      .execute(),
    await db
      .selectFrom('applications')
      .innerJoin('stages', 'stages.id', 'stage_id')
      .select(['applications.id', 'version', 'candidate_id', 'applications.vacancy_id', 'kind', 'closed_at'])
      .where('applications.vacancy_id', 'in', scene.vacancies)
      .orderBy('applications.id')
      .execute(),
    await db
      .selectFrom('invitations')
      .select(['id', 'version', 'candidate_id', 'slot_id', 'walk_in', 'status', 'presence', 'reply', 'result'])
      .where('slot_id', 'in', scene.slots)
      .orderBy('id')
      .execute(),
    await db
      .selectFrom('offers')
      .select(['id', 'version', 'candidate_id', 'vacancy_id', 'status', 'needs_approval', 'created_by'])
      .where('vacancy_id', 'in', scene.vacancies)
      .orderBy('id')
      .execute(),
  ]
  const people = scene.phones.map((phone) => contacts.find(({ key }) => key === phone)?.candidate_id)
  /** Null for somebody who was erased. */
  const personOf = ({ candidate_id }: { candidate_id: number }) =>
    people.includes(candidate_id) ? people.indexOf(candidate_id) : null
  const vacancyOf = ({ vacancy_id }: { vacancy_id: number }) => scene.vacancies.indexOf(vacancy_id)
  return {
    state: {
      days: days.map(({ status }) => status),
      applications: applications.map((row) => ({
        person: personOf(row),
        vacancy: vacancyOf(row),
        stage: row.kind,
        ended: row.closed_at !== null,
      })),
      invitations: invitations.map((row) => ({
        person: personOf(row),
        slot: scene.slots.indexOf(row.slot_id),
        walkIn: row.walk_in === 1,
        status: row.status,
        presence: row.presence,
        reply: row.reply,
        result: row.result,
      })),
      offers: offers.map((row) => ({
        person: personOf(row),
        vacancy: vacancyOf(row),
        status: row.status,
        needsApproval: row.needs_approval === 1,
        author: Object.values(staff).find(({ id }) => id === row.created_by)!.role,
      })),
    },
    rows: {
      people,
      days,
      invitations,
      applications: applications.map(({ id, version, candidate_id }) => ({ id, version, candidate: candidate_id })),
      offers,
    },
  }
}
