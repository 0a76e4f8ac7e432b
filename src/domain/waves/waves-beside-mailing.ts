import { SLACK } from '../chances/limits.ts'
import type { CommonRate } from '../chances/show-rate.ts'
import type { Goal } from '../invitations/goal.ts'
import type { Policy } from './best-policy.ts'
import type { Grid } from './grid.ts'
import { type OneMailing, oneMailings } from './one-mailing.ts'
import { standingLaws } from './standing-laws.ts'
import { type Answers, statedAnswers } from './stated-answers.ts'
import { enoughMissingPrice, pricesOf } from './missing-price.ts'
import { cheapestWaves, type Outlook } from './waves-plan.ts'
import { NOBODY_INVITED, type Waves } from './waves-question.ts'

export type BesideQuestion = Goal & {
  readonly rate: CommonRate
  /** The most who can be met. */
  readonly room: number
}

/** What to do at a point of decision with so many confirmed: `invite` is the middle of what the silent make of it. */
export type Decision = { readonly confirmed: number; readonly chance: number; readonly invite: number }

/** Invitations in waves beside the single mailing that is as certain; both by the same stated answers. */
export type WavesBesideMailing = {
  readonly answers: Answers
  readonly mailing: OneMailing
  /** `decisions`: for each wave what is met more often than once in a hundred days, by how many have confirmed. */
  readonly waves: Outlook & { readonly decisions: readonly (readonly Decision[])[] }
}

/** An invitation costs this part of what one person too many costs: they are cheap, but not free. */
const INVITATION = 0.005

/** Larger mailings take too long to work out in waves while somebody types. */
export const LARGEST_MAILING = 60

const RARE = 0.01

/** Null where no mailing of up to 60 is certain enough, or no waves are. */
export function wavesBesideMailing({ rate, goal, room, confidence }: BesideQuestion): WavesBesideMailing | null {
  const { days, ...answers } = statedAnswers(rate)
  const free = { missing: 0, extra: 0, invitation: 0 }
  const question = { epochs: answers.epochs, come: days, goal, room }
  const mailing = oneMailings({ ...question, most: LARGEST_MAILING }, free).find(
    ({ probability }) => probability >= confidence - SLACK,
  )
  if (!mailing) return null
  // Waves seldom invite many more than one mailing does, and the fewer may be invited, the sooner it is worked out.
  const waves: Waves = { ...question, most: Math.ceil(mailing.invitations * 1.15) + 3 }
  const costs = { confidence, invitation: INVITATION }
  const missing = enoughMissingPrice(waves, costs, NOBODY_INVITED)
  if (missing === null) return null
  const { outlook, policy } = cheapestWaves(waves, pricesOf(missing, costs), NOBODY_INVITED)
  return { answers, mailing, waves: { ...outlook, decisions: decisionsOf(waves, policy) } }
}

function decisionsOf(waves: Waves, policy: Policy): Decision[][] {
  const laws = standingLaws(waves, policy)
  return waves.epochs.map((_, epoch) => {
    const met = Array.from({ length: waves.most + 1 }, (_, confirmed) =>
      decisionWith(confirmed, laws[epoch]!, policy[epoch]![confirmed]!, waves.most),
    )
    return met.filter(({ chance }) => chance > RARE)
  })
}

/** The median of what is sent with so many confirmed, over how many may be silent then. */
function decisionWith(confirmed: number, law: Grid, invite: Uint8Array, most: number): Decision {
  const chances = law.subarray(confirmed * (most + 1), confirmed * (most + 1) + most - confirmed + 1)
  const chance = chances.reduce((sum, p) => sum + p, 0)
  let above = chance / 2
  // The more are silent, the fewer are sent: the middle of the silent is the middle of the numbers.
  const silent = chances.findIndex((p) => (above -= p) <= 0)
  return { confirmed, chance, invite: invite[Math.max(0, silent)]! }
}
