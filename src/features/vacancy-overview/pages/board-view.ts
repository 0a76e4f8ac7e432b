import type { Temporal } from 'temporal-polyfill'
import type { Score } from '../../../domain/scoring/ranking.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { cardsShown, type Card } from '../reads/cards.ts'
import type { Stage } from '../../vacancies/reads/stages.ts'
import { worthView } from './worth-view.ts'
import { daysText, peopleText, stageChoices, stepView } from '../../applications/words.ts'

/** The scores that the reader may see, by application. */
export type Scores = ReadonlyMap<number, Score>

export function cardView(card: Card, scores: Scores, now: Temporal.Instant, visitor: Visitor) {
  return {
    ...worthView(card, scores, visitor),
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

/** The cards of one stage, and the last of them when there are more. @param read one card more than is shown */
export function cardPage(read: readonly Card[], scores: Scores, now: Temporal.Instant, visitor: Visitor) {
  const cards = read.slice(0, cardsShown).map((card) => cardView(card, scores, now, visitor))
  return { cards, more: read.length > cardsShown ? (cards.at(-1)?.id ?? null) : null }
}

/** The stages side by side, each with its first cards and how many people are in it. */
export function columnsOf(
  stages: readonly Stage[],
  cards: readonly Card[],
  people: ReadonlyMap<number, { people: number; most: boolean }>,
  scores: Scores,
  now: Temporal.Instant,
  visitor: Visitor,
) {
  return stageChoices(stages, visitor).map(({ id, name }) => {
    return {
      id,
      name,
      people: peopleText(people.get(id), visitor),
      ...cardPage(
        cards.filter(({ stage_id }) => stage_id === id),
        scores,
        now,
        visitor,
      ),
    }
  })
}
