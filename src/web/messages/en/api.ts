/** What the API says is wrong; answers are in English, the page about it in both languages. */
export const api = {
  'api.title': 'For other programs',
  'api.intro':
    'What Yavka calculates and keeps, for other programs. JSON in, JSON out; errors are application/problem+json and name the field at fault. The calculators need no sign-in; what is stored needs Authorization: Bearer and a token made in Settings.',
  'api.openapi': 'The same as an OpenAPI document',
  'api.request': 'Request',
  'api.answer': 'Answer',
  'api.example': 'Example of a request',
  'api.field': 'Field',
  'api.type': 'Type',
  'api.call.minimumInvitations': 'The fewest people to invite so that enough come',
  'api.call.headCount': 'How many of the invited come',
  'api.call.group': 'The size of a group interview that fits its room and its quorum',
  'api.call.flowDay': 'What a day of slots with a queue comes to',
  'api.call.flowDayOptimum': 'The invitations per slot that cost least',
  'api.call.campaign': 'How many CVs it takes to hire enough',
  'api.400': 'The body must be JSON as /api/docs describes it.',
  'api.403.title': 'This token may not do that',
  'api.403':
    'Neither more than the permissions of the token nor more than the role of its maker: make a token with the right permission in Settings.',
  'api.404': 'There is no such call; /api/docs lists them all.',
  'api.409.title': 'This cannot be done as things stand',
  'api.409': 'It was changed meanwhile, or its state does not allow this: read it again, then decide.',
  'api.413.title': 'The body is too large',
  'api.413': 'The body is longer than any question needs.',
  'api.429': 'Too many calls from this address: wait a minute.',
  'calculator.too-long.minimumInvitations':
    'The fewest invitations would take too long here: up to 50 000 candidates would fit',
  'calculator.too-long.headCount': 'The head-count would take too long here: up to 50 000 candidates would fit',
  'calculator.too-long.group': 'The group size would take too long here: up to 50 000 candidates would fit',
  'calculator.too-long.flowDay':
    'The flow day would take too long here: up to 64 slots of 50 invitations would fit, or any day at a known rate without day correlation',
  'calculator.too-long.flowDayOptimum':
    'The best flow day would take too long here: up to 12 slots of 2 interviewers would fit, or 32 slots of 32 at a known rate without day correlation',
  'calculator.too-long.campaign':
    'The campaign would take too long here: fewer stages or hires, or known rates, would fit',
  'calculator.too-long.hiringCampaign':
    'The campaign would take too long here: fewer openings, smaller batches or known shares would fit',
  'calculator.too-long.plan':
    'The plan would take too long here: up to 12 slots of 2 interviewers would fit, with no day effect, lateness or overruns far larger days',
  'calculator.too-long.otherDays': 'Other days would take too long to compare here',
  'calculator.too-long.fit': 'The history would take too long to learn from',
  'calculator.too-long.backtest': 'The history would take too long to go through once more',
  'api.missing': 'Is missing',
  'api.not-a-number': 'Must be a number',
  'api.not-a-text': 'Must be a text',
  'api.not-a-list': 'Must be a list',
  'api.not-an-object': 'Must be an object',
  'api.above': 'Must be above {minimum, number}',
  'api.below': 'Must be below {maximum, number}',
  'api.list-too-long': 'At most {maximum, plural, one {# entry} other {# entries}}',
  'api.list-too-short': 'At least {minimum, plural, one {# entry} other {# entries}}',
  'api.rate-shape': "Must be one of '{' known, dayCorrelation '}', '{' came, invited, prior '}' and '{' candidates '}'",
  'api.one-for-each-slot': 'Must have one entry for each slot',
  'api.not-with-candidates': 'Must be left out where candidates are listed',
  'api.more-than-candidates': 'More than there are candidates',
} as const
