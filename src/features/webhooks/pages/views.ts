import type { Visitor } from '../../../web/visitor.ts'
import type { Noun } from '../events.ts'
import type { Delivery, endpoints } from '../acts/webhooks.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'

type Outcome = Pick<Delivery, 'finished_at' | 'delivered' | 'attempts' | 'next_at' | 'last_answer'>
type Endpoint = Awaited<ReturnType<typeof endpoints>>[number]

export const endpointView = (
  { id, url, nouns_json, attempts, ...last }: Endpoint,
  readable: boolean,
  visitor: Visitor,
) => ({
  id,
  url,
  nouns: (JSON.parse(nouns_json) as Noun[]).map((noun) => visitor.t(`webhooks.noun.${noun}`)).join(', '),
  warning: readable ? null : visitor.t('webhooks.sealed-text'),
  last:
    attempts === null
      ? visitor.t('webhooks.nothing-sent')
      : outcomeText({ ...last, attempts, delivered: last.delivered ?? 0, next_at: last.next_at ?? '' }, visitor),
})

export const deliveryView = (row: Delivery, visitor: Visitor) => ({
  id: row.id,
  event: row.event,
  subject: row.subject_id,
  at: visitor.format.dateTime(row.at, teamZone),
  outcome: outcomeText(row, visitor),
  settled: row.finished_at !== null,
})

function outcomeText(
  { finished_at, delivered, attempts, next_at, last_answer }: Outcome,
  { t, format }: Visitor,
): string {
  if (attempts === 0) return t('webhooks.waiting')
  const answer = answerText(last_answer ?? '', t)
  if (finished_at === null)
    return t('webhooks.to-retry', {
      answer,
      when: next_at === '' ? t('webhooks.at-once') : format.dateTime(next_at, teamZone),
    })
  return t(delivered === 1 ? 'webhooks.delivered' : 'webhooks.given-up', {
    answer,
    attempts,
    when: format.dateTime(finished_at, teamZone),
  })
}

/** A status as it is, and in words what went wrong before there was one. */
function answerText(answer: string, t: Visitor['t']): string {
  if (answer === 'timeout') return t('webhooks.timeout')
  if (answer === 'sealed') return t('webhooks.sealed')
  if (answer === 'private') return t('webhooks.private')
  return answer
}
