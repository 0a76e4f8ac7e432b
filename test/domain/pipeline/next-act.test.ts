import { expect, test } from 'vitest'
import { nextAct, type Invited, type Standing } from '../../../src/domain/pipeline/next-act.ts'

const invited: Invited = { day: 'ahead', promised: false, presence: null, result: null }
const standing: Standing = { stage: 'new', reachable: true, invited: null, offer: null, awaitsStart: false }

test.each<[string, Partial<Standing>, string | null]>([
  ['a CV is invited', {}, 'invite'],
  ['nobody can be invited without a contact', { reachable: false }, 'add-contacts'],
  ['an invitation without a promise is called about', { stage: 'invited', invited }, 'call'],
  ['a promise is waited for', { stage: 'invited', invited: { ...invited, promised: true } }, null],
  [
    'when the hour has come, it is marked who came',
    { stage: 'invited', invited: { ...invited, day: 'begun' } },
    'mark',
  ],
  [
    'an interview gets its result',
    { stage: 'came', invited: { ...invited, day: 'begun', presence: 'late' } },
    'give-result',
  ],
  [
    'somebody who did not come is invited again',
    { stage: 'invited', invited: { ...invited, day: 'begun', presence: 'missed' } },
    'invite',
  ],
  [
    'a second meeting needs an invitation',
    { stage: 'came', invited: { ...invited, presence: 'came', result: 'second' } },
    'invite',
  ],
  ['a refusal is closed', { stage: 'came', invited: { ...invited, presence: 'came', result: 'refused' } }, 'close'],
  [
    'somebody who passed gets an offer',
    { stage: 'passed', invited: { ...invited, presence: 'came', result: 'passed' } },
    'make-offer',
  ],
  ['also when a colleague moved the card', { stage: 'passed' }, 'make-offer'],
  ['an offer that is on its way is looked at', { stage: 'offered', offer: 'live' }, 'open-offer'],
  ['after one that was declined, somebody has to decide', { stage: 'offered', offer: 'over' }, null],
  [
    'an accepted one leads to the first working day',
    { stage: 'accepted', offer: 'accepted', awaitsStart: true },
    'record-start',
  ],
  ['after that there is nothing to do', { stage: 'started' }, null],
])('%s', (_, differs, act) => {
  expect(nextAct({ ...standing, ...differs })).toBe(act)
})
