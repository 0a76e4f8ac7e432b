import { flowDayOptimum } from '../../src/domain/days/optimum/flow-day-optimum.ts'
import { minimumInvitations } from '../../src/domain/invitations/minimum-invitations.ts'
import { poissonBinomial } from '../../src/domain/chances/poisson-binomial.ts'
import { PRESETS } from '../../src/domain/days/presets.ts'
import { wavesPlan } from '../../src/domain/waves/waves-plan.ts'
import { medianMs, ROUNDS, type Figure } from '../support/figures.ts'

const PEOPLE = 100_000
const MEMORY_CALLS = 10_000

const STRETCH = { fresh: { yes: 0.35, no: 0.15 }, silent: { yes: 0.15, no: 0.1 }, confirmed: { no: 0.04 } }
const WAVES = {
  epochs: [STRETCH, STRETCH, STRETCH],
  come: { confirmed: 0.55, silent: 0.08 },
  goal: 5,
  room: 8,
  costs: { missing: 1, extra: 0.3, invitation: 0.002 },
  most: 60,
  policy: true,
}

/** The floor: a pass that only reads and sums the chances through Math.exp. */
function onePass(chances: Float64Array): number {
  let sum = 0
  for (let i = 0; i < chances.length; i++) sum += Math.exp(chances[i]!)
  return sum
}

/** The plain quadratic programme over all states. */
function quadratic(chances: Float64Array): Float64Array {
  const pmf = new Float64Array(chances.length + 1)
  pmf[0] = 1
  for (let i = 0; i < chances.length; i++) {
    const p = chances[i]!
    for (let k = i + 1; k > 0; k--) pmf[k] = pmf[k]! * (1 - p) + pmf[k - 1]! * p
    pmf[0] *= 1 - p
  }
  return pmf
}

/** Growth of the memory in use over many calls, as a ratio to what was in use after the first hundred. */
function memoryGrowth(call: () => unknown): number {
  for (let i = 0; i < MEMORY_CALLS / 100; i++) call()
  const before = process.memoryUsage().rss
  for (let i = 0; i < MEMORY_CALLS; i++) call()
  return process.memoryUsage().rss / before
}

/** The planner's figures, slowest baseline included: about a minute. */
export default async function planner(): Promise<Figure[]> {
  const chances = Float64Array.from({ length: PEOPLE }, (_, i) => (500 + 9 * (((i + 1) * 7919) % 1000)) / 10_000)
  const size = `${PEOPLE} candidates`
  const pass = await medianMs(() => onePass(chances))
  const law = await medianMs(() => poissonBinomial(chances))
  const plain = await medianMs(() => quadratic(chances))
  const fewest = await medianMs(() => minimumInvitations({ candidates: chances }, 10, 0.9))
  const bestDay = await medianMs(() =>
    flowDayOptimum({ slots: 16, interviewers: 4, rate: { known: 0.2 }, costs: PRESETS.balanced }),
  )
  const waves = await medianMs(() => wavesPlan(WAVES))
  const growth = memoryGrowth(() => minimumInvitations({ came: 20, invited: 100 }, 5, 0.9))
  return [
    { figure: 'whole law', size, ratio: law / pass, baseline: 'one pass of Math.exp', ms: law, rounds: ROUNDS },
    { figure: 'whole law', size, ratio: law / plain, baseline: 'plain quadratic programme', ms: law, rounds: ROUNDS },
    {
      figure: 'fewest invitations, goal 10',
      size,
      ratio: fewest / law,
      baseline: 'whole law',
      ms: fewest,
      rounds: ROUNDS,
    },
    {
      figure: 'best day with certificate',
      size: '16 slots, 4 interviewers',
      ratio: bestDay / pass,
      baseline: 'one pass of Math.exp',
      ms: bestDay,
      rounds: ROUNDS,
    },
    {
      figure: 'waves, whole policy',
      size: '60 people, 3 points',
      ratio: waves / law,
      baseline: `whole law of ${size}`,
      ms: waves,
      rounds: ROUNDS,
    },
    {
      figure: 'memory',
      size: `${MEMORY_CALLS} calls`,
      ratio: growth,
      baseline: 'after the first hundred',
      ms: 0,
      rounds: 1,
    },
  ]
}
