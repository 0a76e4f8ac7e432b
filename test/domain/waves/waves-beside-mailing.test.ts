import { describe, expect, test } from 'vitest'
import { meanRate, type CommonRate } from '../../../src/domain/chances/show-rate.ts'
import { minimumInvitations } from '../../../src/domain/invitations/minimum-invitations.ts'
import { chanceOfOne } from '../../../src/domain/waves/one-mailing.ts'
import { statedAnswers } from '../../../src/domain/waves/stated-answers.ts'
import { LARGEST_MAILING, wavesBesideMailing } from '../../../src/domain/waves/waves-beside-mailing.ts'

describe('stated answers', () => {
  test.for([0.01, 0.05, 0.2, 0.25, 1 / 3, 0.5, 0.8, 0.99])(
    'make a person come with the rate asked for: %d',
    (known) => {
      const { epochs, come } = statedAnswers({ known })
      expect(chanceOfOne({ epochs }, come)).toBeCloseTo(known, 9)
      for (const { fresh, silent } of epochs) {
        expect(fresh.yes + fresh.no).toBeLessThanOrEqual(1)
        expect(silent.yes + silent.no).toBeLessThanOrEqual(1)
      }
    },
  )

  test('keep the mean of a rate that is doubtful or differs by day', () => {
    for (const rate of [
      { known: 0.2, dayCorrelation: 0.03 },
      { came: 20, invited: 100 },
    ] satisfies CommonRate[]) {
      const { epochs, days } = statedAnswers(rate)
      const mean = days.reduce((sum, { weight, ...come }) => sum + weight * chanceOfOne({ epochs }, come), 0)
      expect(mean).toBeCloseTo(meanRate(rate), 3)
    }
  })
})

describe('waves beside one mailing', () => {
  test('the mailing is the one that the plan names, and waves are as certain with fewer too many', () => {
    for (const known of [1 / 5, 1 / 3, 0.6]) {
      const found = wavesBesideMailing({ rate: { known }, goal: 5, room: 8, confidence: 0.9 })!
      expect(found.mailing.invitations).toBe(minimumInvitations({ known }, 5, 0.9).invitations)
      expect(found.waves.probability).toBeGreaterThanOrEqual(0.9 - 1e-12)
      expect(found.waves.pOver).toBeLessThan(found.mailing.pOver)
    }
  })

  test('the more have confirmed, the fewer are invited; before the first wave nobody has', () => {
    const { waves } = wavesBesideMailing({ rate: { known: 0.25 }, goal: 5, room: 8, confidence: 0.9 })!
    expect(waves.decisions[0]).toEqual([{ confirmed: 0, chance: 1, invite: waves.inviteNow }])
    for (const decisions of waves.decisions) {
      const invited = decisions.map(({ invite }) => invite)
      expect(invited).toEqual(invited.toSorted((a, b) => b - a))
      expect(decisions.reduce((sum, { chance }) => sum + chance, 0)).toBeGreaterThan(0.9)
    }
  })

  test('there are none where one mailing would be too large', () => {
    const rate = { known: 0.1 }
    expect(minimumInvitations(rate, 5, 0.9).invitations).toBeGreaterThan(LARGEST_MAILING)
    expect(wavesBesideMailing({ rate, goal: 5, room: 8, confidence: 0.9 })).toBeNull()
  })
})
