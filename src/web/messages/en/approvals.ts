/** Who approves offers outside the band, and who decides for a colleague who is away. */
export const approvals = {
  'approvals.title': 'Who approves offers',
  'approvals.lead':
    'An offer inside the band needs nobody. Outside it a manager decides: anybody who may approve offers and did not write this one.',
  'approvals.above': 'An administrator decides, too, above, % outside the band',
  'approvals.above-hint': 'After the manager. Where an administrator decides first, nobody else is asked.',
  'approvals.keeps': 'Offers that wait already keep the approvals they were sent for.',
  'approvals.rule-saved': 'Saved. It holds for offers sent for approval from now on.',
  'absence.title': 'Away',
  'absence.title-of': 'Away: {name}',
  'absence.lead': 'Somebody else decides about offers while you are away. It ends by itself.',
  'absence.text': 'Away {from} to {to}; {name} decides about offers.',
  'absence.from': 'First day away',
  'absence.to': 'Last day away',
  'absence.to-hint': 'From the next day on nobody decides instead any more.',
  'absence.delegate': 'Who decides about offers meanwhile',
  'absence.delegate-hint':
    'Somebody who may approve offers and is there on those days. Nobody decides about their own offer.',
  'absence.nobody': 'Nobody else may approve offers yet, so there is nobody to choose.',
  'absence.end': 'Back already',
  'absence.saved': 'Saved: offers go to the colleague you chose on those days.',
  'absence.ended': 'Nobody decides instead any more.',
  'absence.oneself': 'Choose somebody else',
  'absence.may-not-approve': 'Choose somebody who may approve offers',
  'absence.delegate-away': 'Away on those days, too: choose somebody who is there',
  'absence.ends-before': 'The last day is before the first',
  'absence.over': 'These days are over',
  'approval-mail.subject': 'An offer waits for your decision: {vacancy}',
  'approval-mail.text':
    'An offer for “{vacancy}” has been waiting for your decision since {time}. Only this one reminder is sent.',
  'approval-mail.instead': 'You decide for {name}, who is away.',
} as const
