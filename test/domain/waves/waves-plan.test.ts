import { describe, expect, test } from 'vitest'
import { wavesPlan, type WavesQuestion } from '../../../src/domain/waves/waves-plan.ts'
import reference from './waves.reference.json' with { type: 'json' }

type Written = number | string

/** A number of the reference, exact fractions written as "a/b". */
function read(written: Written): number {
  const [above, below = '1'] = String(written).split('/')
  return Number(above) / Number(below)
}

type Exact = {
  epochs: { fresh: Record<'yes' | 'no', Written>; silent: Record<'yes' | 'no', Written>; confirmed: { no: Written } }[]
  come: { confirmed: Written; silent: Written }
  goal: number
  room: number
  most: number
}

function wavesOf({ epochs, come, goal, room, most }: Exact): Omit<WavesQuestion, 'costs'> {
  return {
    epochs: epochs.map(({ fresh, silent, confirmed }) => ({
      fresh: { yes: read(fresh.yes), no: read(fresh.no) },
      silent: { yes: read(silent.yes), no: read(silent.no) },
      confirmed: { no: read(confirmed.no) },
    })),
    come: { confirmed: read(come.confirmed), silent: read(come.silent) },
    goal,
    room,
    most,
  }
}

function costsOf({ missing, extra, invitation }: Record<'missing' | 'extra' | 'invitation', Written>) {
  return { missing: read(missing), extra: read(extra), invitation: read(invitation) }
}

function expectAgreement(actual: Record<string, unknown>, expected: Record<string, number>, within: number) {
  for (const [name, value] of Object.entries(expected)) {
    const found = actual[name] as number
    expect(Math.abs(found - value), `${name}: ${found}, not ${value}`).toBeLessThanOrEqual(
      within * Math.abs(value) + 1e-15,
    )
  }
}

describe.for(reference.cases)('exact case $id', (one) => {
  const waves = wavesOf(one)
  const costs = costsOf(one.costs)

  test('what the best policy comes to in each state asked for', () => {
    for (const { epoch, confirmed, silent, ...expected } of one.answers) {
      const plan = wavesPlan({ ...waves, costs, state: { epoch, confirmed, silent } })
      expectAgreement(plan, expected, 1e-11)
    }
  })

  test('the whole table of decisions and the cheapest single mailing', () => {
    const plan = wavesPlan({ ...waves, costs, policy: true })
    for (const [epoch, table] of one.inviteTable.entries())
      for (const [confirmed, row] of table.entries())
        expect(plan.policy![epoch]![confirmed]!.slice(0, row.length)).toEqual(row)
    const { chanceOfOne: _, ...expected } = one.oneShot
    expectAgreement(plan.oneShot, expected, 1e-11)
  })
})

test.for(reference.big)('large case $id', (one) => {
  const waves = wavesOf(one)
  for (const { epoch, confirmed, silent, ...expected } of one.answers) {
    const plan = wavesPlan({ ...waves, costs: one.costs, state: { epoch, confirmed, silent }, policy: true })
    expectAgreement(plan, expected, 1e-9)
    for (const [epoch, table] of one.inviteTable.entries())
      for (const [confirmed, row] of table.entries())
        expect(one.inviteTableSilent.map((silent) => plan.policy![epoch]![confirmed]![silent])).toEqual(row)
  }
})

test.for(reference.calibrated)('asked for $goal people with $confidence', (one) => {
  const costs = { confidence: one.confidence, invitation: one.invitationCost }
  const { missing, probability, pOver, expectedInvitations, inviteNow } = one
  const plan = wavesPlan({ ...wavesOf(one), costs })
  expectAgreement(plan, { missing, probability, pOver, expectedInvitations, inviteNow }, 1e-9)
})
