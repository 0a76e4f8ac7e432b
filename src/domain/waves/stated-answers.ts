import { type CommonRate, rateLaw, meanOfLaw } from '../chances/show-rate.ts'
import { rateQuadrature } from '../days/day-scenarios.ts'
import { chanceOfOne } from './one-mailing.ts'
import type { Answering, Come, Stretch, WeightedCome } from './waves-question.ts'

/** When people answer, and how many of them come. */
export type Answers = { readonly epochs: readonly Stretch[]; readonly come: Come }

const STRETCH: Stretch = {
  fresh: { yes: 0.35, no: 0.15 },
  silent: { yes: 0.15, no: 0.1 },
  confirmed: { no: 0.04 },
}

/**
 * What is assumed of answers before a team has any: three waves, the last on the eve; about one in four comes. Stated,
 * not measured.
 */
const STATED: Answers = {
  epochs: [STRETCH, STRETCH, { fresh: { yes: 0.3, no: 0.2 }, silent: { yes: 0.1, no: 0.1 }, confirmed: { no: 0.08 } }],
  come: { confirmed: 0.55, silent: 0.08 },
}

/** Days tried for what is doubtful about the rate and what a day does to everybody. */
const KINDS_OF_DAY = 6

/**
 * The stated answers for people who come at this rate: all log odds are moved by the same amount, so that people who
 * come more often also promise more often. The doubt about the rate, and what the people of one day share, is in who
 * comes: bad days and good ones are mixed.
 */
export function statedAnswers(rate: CommonRate): Answers & { readonly days: readonly WeightedCome[] } {
  const law = rateLaw(rate)
  const answers = shiftedTo(meanOfLaw(law), (by) => moved(STATED, by))
  const days = rateQuadrature(law, 2 * KINDS_OF_DAY, KINDS_OF_DAY).map(({ weight, at }) => ({
    weight,
    ...shiftedTo(at, (by) => ({ ...answers, come: movedCome(answers.come, by) })).come,
  }))
  return { ...answers, days }
}

/** By halving: the more log odds are moved up, the more people come. */
function shiftedTo(rate: number, at: (by: number) => Answers): Answers {
  let [low, high] = [-40, 40]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    const answers = at(middle)
    if (chanceOfOne(answers, answers.come) < rate) low = middle
    else high = middle
  }
  return at((low + high) / 2)
}

function moved({ epochs, come }: Answers, by: number): Answers {
  return {
    epochs: epochs.map(({ fresh, silent, confirmed }) => ({
      fresh: movedAnswering(fresh, by),
      silent: movedAnswering(silent, by),
      confirmed: { no: movedOdds(confirmed.no, -by) },
    })),
    come: movedCome(come, by),
  }
}

function movedAnswering({ yes, no }: Answering, by: number): Answering {
  const more = movedOdds(yes, by)
  return { yes: more, no: (no * (1 - more)) / (1 - yes) }
}

function movedCome({ confirmed, silent }: Come, by: number): Come {
  return { confirmed: movedOdds(confirmed, by), silent: movedOdds(silent, by) }
}

function movedOdds(p: number, by: number): number {
  return p / (p + (1 - p) * Math.exp(-by))
}
