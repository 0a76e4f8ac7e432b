import { describe, expect, test } from 'vitest'
import { groupPlan } from '../../../src/domain/groups/group-interview.ts'
import { roomPlan } from '../../../src/domain/groups/room-plan.ts'

const group = { format: 'group', goal: 4, confidence: 0.9 } as const

describe('a group in its room', () => {
  test('needs no way out where a number of invitations keeps both risks', () => {
    expect(roomPlan({ ...group, seats: 8, quorum: 1 }, { known: 0.5 }, 8)).toMatchObject({
      wayOut: null,
      at: { invitations: 8 },
    })
  })

  test('one in five, eight chairs, quorum of four: the way out is the nearest room or quorum that keeps both risks', () => {
    const rate = { known: 0.2 }
    const { wayOut } = roomPlan({ ...group, seats: 8, quorum: 4 }, rate, 29)
    const range = (seats: number, quorum: number) => groupPlan({ rate, seats, quorum }).range
    expect(wayOut).toEqual({ seats: 12, quorum: 2 })
    expect(range(12, 4)).not.toBeNull()
    expect(range(11, 4)).toBeNull()
    expect(range(8, 2)).not.toBeNull()
    expect(range(8, 3)).toBeNull()
  })

  test('a single chair may be too few even for a quorum of one', () => {
    expect(roomPlan({ ...group, seats: 1, quorum: 1 }, { known: 0.2 }, 5).wayOut?.quorum).toBeNull()
  })

  test('people who never come fill no quorum in any room', () => {
    expect(roomPlan({ ...group, seats: 8, quorum: 4 }, { known: 0 }, 10).wayOut).toEqual({ seats: null, quorum: null })
  })
})
