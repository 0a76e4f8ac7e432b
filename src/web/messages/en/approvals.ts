/** Who approves offers outside the band, and who decides for a colleague who is away. */
export const approvals = {
  'approvals.title': 'Who approves offers',
  'approvals.lead':
    'An offer inside the band needs nobody. Outside it a manager decides: anybody who may approve offers and did not write this one.',
  'approvals.above': 'An administrator decides, too, above, % outside the band',
  'approvals.above-hint': 'After the manager. Where an administrator decides first, nobody else is asked.',
  'approvals.keeps': 'Offers that wait already keep the approvals they were sent for.',
  'approvals.rule-saved': 'Saved. It holds for offers sent for approval from now on.',
} as const
