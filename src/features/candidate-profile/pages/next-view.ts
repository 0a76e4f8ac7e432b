import type { Temporal } from 'temporal-polyfill'
import { rankOf } from '../../../domain/pipeline/stages.ts'
import { nextAct, type Invited, type NextAct, type Standing } from '../../../domain/pipeline/next-act.ts'
import type { Db } from '../../../db/open.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import type { Permission } from '../../../web/security/permissions.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { applicationView } from '../../applications/application-view.ts'
import type { Interview, Offer } from '../reads/history.ts'
import { nextBatchOf } from '../../batches/reads/next-batch.ts'

type Application = ReturnType<typeof applicationView>

/** The open application that has got furthest, the latest of those; without an open one the latest of all. */
export function leadingOf<One extends Application>(applications: readonly One[]): One | null {
  const open = applications.filter(({ closed }) => !closed)
  const furthest = Math.max(...open.map(({ stageKind }) => rankOf(stageKind)))
  return open.find(({ stageKind }) => rankOf(stageKind) === furthest) ?? applications[0] ?? null
}

type Around = {
  address: string
  isReachable: boolean
  interviews: readonly Interview[]
  offers: readonly Offer[]
  /** Whether there is a vacancy to consider the person for. */
  mayApply: boolean
  now: Temporal.Instant
}

const needed: Record<NextAct, Permission> = {
  'add-contacts': 'candidates.edit',
  invite: 'batches.plan',
  call: 'batches.plan',
  mark: 'reception.mark',
  'give-result': 'results.record',
  close: 'candidates.edit',
  'make-offer': 'offers.make',
  'open-offer': 'offers.read',
  'record-start': 'candidates.edit',
}

const live: readonly Offer['status'][] = ['draft', 'waiting', 'approved', 'rejected', 'sent']

/** What comes next for a candidate: a sentence and, where the reader may do it, the one button of the page. */
export async function nextView(db: Db, application: Application | null, around: Around, visitor: Visitor) {
  const { t, may } = visitor
  if (!application || application.closed) {
    const text = t(application ? 'next.nothing-open' : 'candidate.no-applications')
    const apply = { act: 'apply', href: '#apply', label: t('next.act.apply') }
    return { text, main: around.mayApply && may('candidates.edit') ? apply : null }
  }
  const { invitation, offer, standing } = standingOf(application, around)
  const act = nextAct(standing)
  if (act === null) return { text: t(withoutAct(standing)), main: null }
  const batch = act === 'invite' ? await nextBatchOf(db, application.vacancy, teamDay(around.now)) : undefined
  const hrefs: Record<NextAct, string> = {
    'add-contacts': `${around.address}/edit`,
    invite: batch ? `/batches/${batch.id}/fill` : `/batches/new?vacancy=${application.vacancy}`,
    call: `/batches/${invitation?.batch_id}/calls?person=${invitation?.id}`,
    mark: `/batches/${invitation?.batch_id}/reception`,
    'give-result': `/invitations/${invitation?.id}/result`,
    close: `${around.address}/applications/${application.id}/closure`,
    'make-offer': `${around.address}/offers/new?vacancy=${application.vacancy}`,
    'open-offer': `/offers/${offer?.id}`,
    'record-start': `/applications/${application.id}/start`,
  }
  const label = act === 'invite' && !batch ? t('next.act.plan') : t(`next.act.${act}`)
  return { text: t(`next.why.${act}`), main: may(needed[act]) ? { act, href: hrefs[act], label } : null }
}

function withoutAct({ stage, invited, offer }: Standing): MessageKey {
  if (rankOf(stage) >= rankOf('accepted')) return 'next.started'
  return invited?.promised && offer === null ? 'next.wait-for-day' : 'next.decide'
}

/** Where an application stands by what is recorded around it. */
function standingOf(application: Application, { interviews, offers, isReachable, now }: Around) {
  const invitation = interviews.find((one) => one.vacancy_id === application.vacancy && one.status === 'active')
  const offer = offers.find(({ vacancy_id }) => vacancy_id === application.vacancy)
  const invited: Invited | null = invitation
    ? {
        day: Date.parse(invitation.starts_at) > now.epochMilliseconds ? 'ahead' : 'begun',
        promised: invitation.reply === 'yes',
        presence: invitation.presence,
        result: invitation.result,
      }
    : null
  const standing: Standing = {
    stage: application.stageKind,
    reachable: isReachable,
    invited,
    offer: !offer ? null : live.includes(offer.status) ? 'live' : offer.status === 'accepted' ? 'accepted' : 'over',
    awaitsStart: application.mayStart,
  }
  return { invitation, offer, standing }
}
