import type { FastifyRequest } from 'fastify'
import { found } from '../../../web/errors.ts'
import { emptyForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { visitorOf } from '../../../web/visitor.ts'
import { applicationView } from '../../applications/application-view.ts'
import { applicationsOf } from '../../applications/reads/applications.ts'
import { eventsOf } from '../../applications/reads/events.ts'
import { stagesIn } from '../../vacancies/reads/stages.ts'
import { stageName } from '../../applications/words.ts'
import { careOf } from '../../privacy/privacy-of-candidate.ts'
import { decisionEvent } from '../../comparison/decision-words.ts'
import { decisionsOn } from '../../comparison/reads/decisions.ts'
import { invitationEvents } from '../../invitations/reads/history.ts'
import { openVacancies } from '../../vacancies/reads/open-vacancies.ts'
import { interviewView, offerView, originView } from './history-view.ts'
import { importOf, interviewsOf, offersOf } from '../reads/history.ts'
import { levelView } from '../../candidates/level-words.ts'
import { findLevel } from '../../candidates/reads/levels.ts'
import { mergeHistory } from '../../duplicates/words.ts'
import { mergesInto } from '../../duplicates/reads/merges.ts'
import { candidateView } from '../../candidates/words.ts'
import { contactsOf } from '../../candidates/reads/contacts.ts'
import { findCandidate } from '../../candidates/reads/find-candidate.ts'
import { recordOf } from './record-view.ts'

/** All that the page of a candidate shows, with its forms empty. @throws NotFound */
export async function candidatePage({ database: { db }, now }: Services, request: FastifyRequest, candidate: number) {
  const visitor = visitorOf(request)
  const row = found(await findCandidate(db, candidate))
  const [contacts, applications, interviews, events, offers, open, level, merges, care, record, origin] =
    await Promise.all([
      contactsOf(db, [candidate]),
      applicationsOf(db, candidate),
      interviewsOf(db, candidate),
      invitationEvents(db, { of: 'invitations.candidate_id', id: candidate }),
      offersOf(db, candidate),
      openVacancies(db),
      findLevel(db, candidate),
      mergesInto(db, candidate),
      careOf(db, candidate, now(), visitor),
      recordOf(db, candidate, now(), visitor),
      row.import_id === null ? undefined : importOf(db, row.import_id),
    ])
  const [steps, decisions, stages] = await Promise.all([
    eventsOf(
      db,
      applications.map(({ id }) => id),
    ),
    decisionsOn(
      db,
      applications.map(({ id }) => id),
    ),
    stagesIn(
      db,
      applications.map(({ vacancy_id }) => vacancy_id),
    ),
  ])
  const applied = new Set(applications.map(({ vacancy_id }) => vacancy_id))
  return {
    ...emptyForm,
    candidate: candidateView(row, contacts, visitor),
    care,
    ...record,
    origin: origin ? originView(origin, now(), visitor) : null,
    level: levelView(level, row.experience_months, visitor),
    applications: applications.map((one) => ({
      ...applicationView(
        one,
        steps,
        decisions.map((decision) => decisionEvent(decision, visitor)),
        now(),
        visitor,
      ),
      stages: stages
        .filter(({ vacancy_id }) => vacancy_id === one.vacancy_id)
        .map((stage) => ({ value: stage.id, label: stageName(stage, visitor.t) })),
    })),
    interviews: interviews.map((one) => interviewView(one, events, visitor)),
    offers: offers.map((one) => offerView(one, now(), visitor)),
    merges: mergeHistory(
      merges,
      new Map(applications.map(({ vacancy_id, title }) => [vacancy_id, title])),
      now(),
      visitor,
    ),
    vacancies: open.filter(({ id }) => !applied.has(id)).map(({ id, title }) => ({ value: id, label: title })),
  }
}
