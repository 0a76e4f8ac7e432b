import type { FastifyRequest } from 'fastify'
import { found } from '../../../web/errors.ts'
import { emptyForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { visitorOf, type Visitor } from '../../../web/visitor.ts'
import { applicationView } from '../../applications/application-view.ts'
import { applicationsOf } from '../../applications/reads/applications.ts'
import { eventsOf } from '../../applications/reads/events.ts'
import { stagesIn, type Stage } from '../../vacancies/reads/stages.ts'
import { stageName } from '../../applications/words.ts'
import { careOf } from '../../privacy/privacy-of-candidate.ts'
import { decisionEvent } from '../../comparison/decision-words.ts'
import { decisionsOn } from '../../comparison/reads/decisions.ts'
import { invitationEvents } from '../../invitations/reads/history.ts'
import { openVacancies } from '../../vacancies/reads/open-vacancies.ts'
import { interviewView, offerView, originView } from './history-view.ts'
import { contactsWith, importOf, interviewsOf, offersOf, offerStepsOf } from '../reads/history.ts'
import { levelView } from '../../candidates/level-words.ts'
import { findLevel } from '../../candidates/reads/levels.ts'
import { mergeHistory } from '../../duplicates/words.ts'
import { mergesInto } from '../../duplicates/reads/merges.ts'
import { candidateView } from '../../candidates/words.ts'
import { contactsOf } from '../../candidates/reads/contacts.ts'
import { findCandidate } from '../../candidates/reads/find-candidate.ts'
import { leadingOf, nextView } from './next-view.ts'
import { recordOf, recordView } from './record-view.ts'
import { messagesOfCandidate } from '../../messages/reads/messages-of-candidate.ts'
import { answersOfCandidate } from '../../messages/reads/answers.ts'
import { answerEntries, messageEntries, messagesNotSent, messagesUnsure, withoutMessages } from './message-entries.ts'
import { entriesOf } from './timeline-entries.ts'
import { timelineView, type TimelinePage } from './timeline-view.ts'

/** All that the page of a candidate shows, with its forms empty. @throws NotFound */
export async function candidatePage(
  { database: { db }, now }: Services,
  request: FastifyRequest,
  candidate: number,
  shown: TimelinePage = {},
) {
  const visitor = visitorOf(request)
  const row = found(await findCandidate(db, candidate))
  const [contacts, known, interviews, events, offers, open, level, merges, care, record, origin] = await Promise.all([
    contactsOf(db, [candidate]),
    applicationsOf(db, candidate),
    interviewsOf(db, candidate),
    invitationEvents(db, { of: 'invitations.candidate_id', id: candidate }),
    offersOf(db, candidate),
    openVacancies(db),
    findLevel(db, candidate),
    mergesInto(db, candidate),
    careOf(db, candidate, now(), visitor),
    recordOf(db, candidate),
    row.import_id === null ? undefined : importOf(db, row.import_id),
  ])
  const ids = known.map(({ id }) => id)
  const [steps, decisions, stages, contactsMade, offerSteps, messages, answers] = await Promise.all([
    eventsOf(db, ids),
    decisionsOn(db, ids),
    stagesIn(
      db,
      known.map(({ vacancy_id }) => vacancy_id),
    ),
    contactsWith(db, candidate),
    offerStepsOf(db, candidate),
    messagesOfCandidate(db, candidate),
    answersOfCandidate(db, candidate),
  ])
  const decided = decisions.map((decision) => decisionEvent(decision, visitor))
  const applications = known.map((one) => ({
    ...applicationView(one, steps, decided, now(), visitor),
    stages: trackOf(
      stages.filter(({ vacancy_id }) => vacancy_id === one.vacancy_id),
      one.stage_id,
      visitor,
    ),
  }))
  const leading = leadingOf(applications)
  const address = `/candidates/${candidate}`
  const applied = new Set(known.map(({ vacancy_id }) => vacancy_id))
  const vacancies = open.filter(({ id }) => !applied.has(id)).map(({ id, title }) => ({ value: id, label: title }))
  const around = {
    address,
    interviews,
    offers,
    now: now(),
    isReachable: contacts.length > 0,
    mayApply: vacancies.length > 0,
  }
  const happened = {
    ...around,
    applications,
    events,
    offerSteps,
    contacts: withoutMessages(contactsMade, messages),
    notes: record.notes,
    files: record.files,
    consents: care.consents,
  }
  return {
    ...emptyForm,
    candidate: candidateView(row, contacts, visitor),
    care,
    ...recordView(record, now(), visitor),
    origin: origin ? originView(origin, now(), visitor) : null,
    level: levelView(level, row.experience_months, visitor),
    next: await nextView(db, leading, around, visitor),
    leading,
    others: applications.filter((one) => one !== leading),
    interviews: interviews.map((one) => interviewView(one, events, now(), visitor)),
    offers: offers.map((one) => offerView(one, now(), visitor)),
    merges: mergeHistory(merges, new Map(known.map(({ vacancy_id, title }) => [vacancy_id, title])), now(), visitor),
    vacancies,
    timeline: timelineView(
      [...entriesOf(happened, visitor), ...messageEntries(messages, visitor), ...answerEntries(answers, visitor)],
      shown,
      address,
      now(),
      visitor,
    ),
    notSent: messagesNotSent(messages, visitor),
    unsure: messagesUnsure(messages, candidate, now(), visitor),
  }
}

/** The stages of an application in order, with where it stands. */
function trackOf(stages: readonly Stage[], current: number, { t }: Visitor) {
  const at = stages.findIndex(({ id }) => id === current)
  return stages.map((stage, index) => ({
    value: stage.id,
    label: stageName(stage, t),
    isPast: index < at,
    isHere: index === at,
  }))
}
