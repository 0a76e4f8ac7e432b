import type { FastifyRequest } from 'fastify'
import { found } from '../../web/errors.ts'
import { emptyForm } from '../../web/forms.ts'
import type { Services } from '../../web/services.ts'
import { visitorOf } from '../../web/visitor.ts'
import { applicationView } from '../applications/history.ts'
import { applicationsOf, eventsOf } from '../applications/queries.ts'
import { stagesIn } from '../applications/stage-queries.ts'
import { stageName } from '../applications/words.ts'
import { careOf } from '../care/of-candidate.ts'
import { decisionEvent } from '../comparison/decision-pages.ts'
import { decisionsOn } from '../comparison/decision-queries.ts'
import { standingEvents } from '../invitations/history-queries.ts'
import { openVacancies } from '../vacancies/queries.ts'
import { interviewView, offerView, originView } from './history-pages.ts'
import { importOf, interviewsOf, offersOf } from './history-queries.ts'
import { levelView } from './level-pages.ts'
import { findLevel } from './level-queries.ts'
import { mergeHistory } from './merge-pages.ts'
import { mergesInto } from './merge-queries.ts'
import { candidateView } from './pages.ts'
import { contactsOf, findCandidate } from './queries.ts'
import { recordOf } from './record-pages.ts'

/** All that the page of a candidate shows, with its forms empty. @throws NotFound */
export async function candidatePage({ database: { db }, now }: Services, request: FastifyRequest, candidate: number) {
  const visitor = visitorOf(request)
  const row = found(await findCandidate(db, candidate))
  const [contacts, applications, interviews, events, offers, open, level, merges, care, record, origin] = await Promise.all([
    contactsOf(db, [candidate]),
    applicationsOf(db, candidate),
    interviewsOf(db, candidate),
    standingEvents(db, { of: 'invitations.candidate_id', id: candidate }),
    offersOf(db, candidate),
    openVacancies(db),
    findLevel(db, candidate),
    mergesInto(db, candidate),
    careOf(db, candidate, now(), visitor),
    recordOf(db, candidate, now(), visitor),
    row.import_id === null ? undefined : importOf(db, row.import_id),
  ])
  const [steps, decisions, stages] = await Promise.all([
    eventsOf(db, applications.map(({ id }) => id)),
    decisionsOn(db, applications.map(({ id }) => id)),
    stagesIn(db, applications.map(({ vacancy_id }) => vacancy_id)),
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
      ...applicationView(one, steps, decisions.map((decision) => decisionEvent(decision, visitor)), now(), visitor),
      stages: stages.filter(({ vacancy_id }) => vacancy_id === one.vacancy_id).map((stage) => ({ value: stage.id, label: stageName(stage, visitor.t) })),
    })),
    interviews: interviews.map((one) => interviewView(one, events, visitor)),
    offers: offers.map((one) => offerView(one, now(), visitor)),
    merges: mergeHistory(merges, new Map(applications.map(({ vacancy_id, title }) => [vacancy_id, title])), now(), visitor),
    vacancies: open.filter(({ id }) => !applied.has(id)).map(({ id, title }) => ({ value: id, label: title })),
  }
}
