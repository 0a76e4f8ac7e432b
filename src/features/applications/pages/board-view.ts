import type { Temporal } from 'temporal-polyfill'
import type { Visitor } from '../../../web/visitor.ts'
import { cardsShown, type Card } from '../reads/board.ts'
import type { Stage } from '../../vacancies/reads/stages.ts'
import { daysText, stageName, stepView, teamDay } from '../words.ts'

export function cardView(card: Card, now: Temporal.Instant, visitor: Visitor) {
  return {
    id: card.id,
    seen: `${card.id}.${card.version}`,
    stage: card.stage_id,
    candidate: card.candidate_id,
    name: card.name,
    days: daysText(card.stage_entered_at, now, visitor.t),
    owner: card.owner,
    step: stepView(card, teamDay(now), visitor),
  }
}

/** What a card can be moved to. */
export const targets = (stages: readonly Stage[], { t }: Pick<Visitor, 't'>) =>
  stages.map((stage) => ({ id: stage.id, name: stageName(stage, t) }))

/**
 * The cards of one stage as they are shown, and the last of them where there are more. @param read one more than are
 * shown
 */
export function cardPage(read: readonly Card[], now: Temporal.Instant, visitor: Visitor) {
  const cards = read.slice(0, cardsShown).map((card) => cardView(card, now, visitor))
  return { cards, more: read.length > cardsShown ? (cards.at(-1)?.id ?? null) : null }
}

export function columnsOf(
  stages: readonly Stage[],
  cards: readonly Card[],
  people: ReadonlyMap<number, { people: number; most: boolean }>,
  now: Temporal.Instant,
  visitor: Visitor,
) {
  return targets(stages, visitor).map(({ id, name }) => {
    const count = people.get(id) ?? { people: 0, most: false }
    return {
      id,
      name,
      people: count.most ? visitor.t('board.at-least', { count: count.people }) : visitor.format.number(count.people),
      ...cardPage(
        cards.filter(({ stage_id }) => stage_id === id),
        now,
        visitor,
      ),
    }
  })
}
