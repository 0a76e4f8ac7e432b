import type { Prices, Waves } from '../../../src/domain/waves/waves-question.ts'

/** Waves worked out the slow way: every policy there is, person by person. For a handful of people only. */

type Law = Map<string, number>
type Asked = Omit<Waves, 'come'> & { come: { confirmed: number; silent: number } }

/** How many to invite in each state, by `epoch,confirmed,silent`. */
type Rule = Map<string, number>

export function cheapestOfAll(waves: Asked, prices: Prices): { cost: number; policies: number } {
  const states = waves.epochs.flatMap((_, epoch) =>
    Array.from({ length: waves.most + 1 }, (_, y) => y).flatMap((y) =>
      Array.from({ length: waves.most - y + 1 }, (_, s) => [epoch, y, s] as const),
    ),
  )
  // Before the first wave nobody has been invited.
  const met = states.filter(([epoch, y, s]) => epoch > 0 || y + s === 0)
  let least = Infinity
  let policies = 0
  const rule: Rule = new Map()
  const choose = (index: number): void => {
    if (index === met.length) {
      policies += 1
      least = Math.min(least, costOf(waves, prices, rule))
      return
    }
    const [epoch, y, s] = met[index]!
    for (let n = 0; n <= waves.most - y - s; n++) {
      rule.set(`${epoch},${y},${s}`, n)
      choose(index + 1)
    }
  }
  choose(0)
  return { cost: least, policies }
}

function costOf({ epochs, come, goal, room }: Asked, prices: Prices, rule: Rule): number {
  let law: Law = new Map([['0,0', 1]])
  let cost = 0
  for (const [epoch, { fresh, silent, confirmed }] of epochs.entries()) {
    const after: Law = new Map()
    for (const [state, chance] of law) {
      const [y, s] = state.split(',').map(Number) as [number, number]
      const n = rule.get(`${epoch},${y},${s}`)!
      cost += chance * n * prices.invitation
      let people: Law = new Map([['0,0', chance]])
      for (let i = 0; i < y; i++) people = withOne(people, { yes: 1 - confirmed.no, no: confirmed.no })
      for (let i = 0; i < s; i++) people = withOne(people, silent)
      for (let i = 0; i < n; i++) people = withOne(people, fresh)
      for (const [key, p] of people) after.set(key, (after.get(key) ?? 0) + p)
    }
    law = after
  }
  for (const [state, chance] of law) {
    const [y, s] = state.split(',').map(Number) as [number, number]
    let comers: Law = new Map([['0,0', chance]])
    for (let i = 0; i < y; i++) comers = withOne(comers, { yes: come.confirmed, no: 1 - come.confirmed })
    for (let i = 0; i < s; i++) comers = withOne(comers, { yes: come.silent, no: 1 - come.silent })
    for (const [key, p] of comers) {
      const came = Number(key.split(',')[0])
      cost += p * (prices.missing * Math.max(0, goal - came) + prices.extra * Math.max(0, came - room))
    }
  }
  return cost
}

function withOne(law: Law, { yes, no }: { yes: number; no: number }): Law {
  const after: Law = new Map()
  const add = (y: number, s: number, p: number) => p > 0 && after.set(`${y},${s}`, (after.get(`${y},${s}`) ?? 0) + p)
  for (const [state, p] of law) {
    const [y, s] = state.split(',').map(Number) as [number, number]
    add(y + 1, s, p * yes)
    add(y, s, p * no)
    add(y, s + 1, p * (1 - yes - no))
  }
  return after
}
