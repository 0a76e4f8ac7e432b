import type { MessageKey } from '../../web/messages/index.ts'
import type { Permission } from '../../web/security/permissions.ts'
import type { Visitor } from '../../web/visitor.ts'
import type { DayAdvice } from './day-advice.ts'

type Words = Pick<Visitor, 't' | 'may'>

/** A day to link to. `next`: another open day of its vacancy, to which people could be moved. */
type AdvisedBatch = { id: number; vacancy_id: number; next?: number | null }

/** An advice as a page shows it: one number, one sentence, at most one button. */
export type AdviceWords = {
  kind: DayAdvice['kind']
  /** Null where nothing is counted. */
  number: number | null
  /** `short`: something is lacking. */
  tone: 'short' | 'fine'
  demand: string
  reason: string
  action: { href: string; label: string } | null
}

/** What to do about a day, in one sentence with its button; the button is for those only who may press it. */
export function adviceWords(advice: DayAdvice, batch: AdvisedBatch, visitor: Words): AdviceWords {
  const { t } = visitor
  const { kind, ...values } = advice
  const reason = reasonOf(advice)
  return {
    kind,
    ...numberOf(advice),
    demand: t(`advice.demand-${kind}`, values),
    reason: t(reason, { ...values, ...(advice.kind === 'closed' && { short: advice.goal - advice.came }) }),
    action: adviceAction(advice, batch, visitor),
  }
}

/** The same as one soft line of a list, which states and does not urge: a list has many days. */
export function adviceLine({ kind, ...values }: DayAdvice, { t }: Pick<Visitor, 't'>): string {
  return t(`advice.line-${kind === 'meeting' ? 'running' : kind}`, values)
}

/** Whether something is lacking. */
export function isShort(advice: DayAdvice): boolean {
  return numberOf(advice).tone === 'short'
}

function numberOf(advice: DayAdvice): Pick<AdviceWords, 'number' | 'tone'> {
  const short = (number: number | null) => ({ number, tone: 'short' }) as const
  const fine = (number: number | null) => ({ number, tone: 'fine' }) as const
  switch (advice.kind) {
    case 'invite':
      return short(advice.more)
    case 'second-day':
      return short(1)
    case 'move':
      return short(advice.people)
    case 'call':
      return fine(advice.silent)
    case 'ready':
      return fine(advice.invited)
    case 'receive':
      return fine(advice.waiting)
    case 'mark':
      return short(advice.late)
    case 'close':
      return advice.unmarked > 0 ? short(advice.unmarked) : fine(advice.came)
    case 'results':
      return short(advice.missing)
    case 'closed':
      return advice.came < advice.goal ? short(advice.came) : fine(advice.came)
    case 'cancelled':
      return fine(null)
    default:
      return fine(advice.came)
  }
}

function reasonOf(advice: DayAdvice): MessageKey {
  if (advice.kind === 'invite' && advice.firstOf) return 'advice.reason-first-look'
  if (advice.kind === 'move') return `advice.reason-move-${advice.format}`
  if (advice.kind === 'closed') return `advice.reason-closed-${advice.came < advice.goal ? 'missed' : 'met'}`
  return `advice.reason-${advice.kind === 'meeting' ? 'running' : advice.kind}`
}

/** The page on which it is done; null where nothing is to be done, or the visitor may not do it. */
export function adviceAction(advice: DayAdvice, batch: AdvisedBatch, { t, may }: Words): AdviceWords['action'] {
  const day = `/batches/${batch.id}`
  const planDay = `/batches/new?vacancy=${batch.vacancy_id}&like=${batch.id}`
  const button = (permission: Permission, href: string, label: MessageKey) =>
    may(permission) ? { href, label: t(label) } : null
  switch (advice.kind) {
    case 'invite':
      return button('batches.plan', `${day}/fill?more=${advice.more}`, 'advice.button-invite')
    case 'second-day':
      return button('batches.plan', planDay, 'advice.button-second-day')
    case 'move':
      return batch.next
        ? button('batches.plan', `${day}#people`, 'advice.button-move')
        : button('batches.plan', planDay, 'advice.button-second-day')
    case 'call':
      return button('batches.plan', `${day}/calls`, 'advice.button-call')
    case 'receive':
    case 'mark':
    case 'running':
      return button('batches.read', `${day}/reception`, 'home.reception')
    case 'meeting':
      return button('results.record', `${day}/sheet`, 'advice.button-meeting')
    case 'close':
      return button('batches.plan', `${day}/close`, 'advice.button-close')
    case 'results':
      return button('results.record', `${day}/results`, 'advice.button-results')
    default:
      return null
  }
}
