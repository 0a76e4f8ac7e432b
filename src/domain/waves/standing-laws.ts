import type { Policy } from './best-policy.ts'
import { afterAnswer, emptyGrid, type Grid, stayingLaws } from './grid.ts'
import { NOBODY_INVITED, type Stretch, type Waves } from './waves-question.ts'

/** How likely each state is at each point of decision, and last on the morning of the day, when a policy is kept to. */
export function standingLaws({ epochs, most }: Waves, policy: Policy, from = NOBODY_INVITED): Grid[] {
  let chances = emptyGrid(most)
  chances[from.confirmed * (most + 1) + from.silent] = 1
  const laws = [chances]
  for (let epoch = from.epoch; epoch < epochs.length; epoch++) {
    chances = afterStretch(chances, epochs[epoch]!, policy[epoch]!, most)
    laws.push(chances)
  }
  return laws
}

/**
 * The people of a state answer one by one; states share these steps: those with the most silent people, and of them
 * those with the most invited, begin, and the others join where only as many people are left to answer as they have.
 */
function afterStretch(chances: Grid, stretch: Stretch, invite: readonly Uint8Array[], most: number): Grid {
  const width = most + 1
  const staying = stayingLaws(most, stretch.confirmed.no)
  const after = emptyGrid(most)
  for (let silent = most; silent >= 0; silent--) {
    afterAnswer(after, width, most - silent - 1, stretch.silent)
    const free = most - silent
    const joined = emptyGrid(most)
    for (let invited = free; invited >= 0; invited--) {
      afterAnswer(joined, width, free - invited - 1, stretch.fresh)
      for (let confirmed = 0; confirmed <= free - invited; confirmed++) {
        const chance = chances[confirmed * width + silent]!
        if (chance === 0 || invite[confirmed]![silent] !== invited) continue
        for (const [stay, share] of staying[confirmed]!.entries()) joined[stay * width]! += chance * share
      }
    }
    for (let i = 0; i < after.length; i++) after[i]! += joined[i]!
  }
  return after
}
