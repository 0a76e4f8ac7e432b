export const home = {
  'home.title': 'Today',
  'home.offers-waiting':
    '{count, plural, one {One offer waits for your decision} other {# offers wait for your decision}}',
  'home.today-empty': 'No interviews today.',
  'home.next': 'Coming up',
  'home.next-empty': 'Nothing is planned.',
  'home.invited': 'Invited: {invited}',
  'home.came': 'Came: {came, number}',
  'home.reception': 'To the reception',
  'home.turnout': 'turnout: {counts}',
  'home.steps': 'First steps',
  'home.step-history': 'Load past attendance, so that plans stand on your own figures',
  'home.step-vacancy': 'Make a vacancy',
  'home.step-candidates': 'Load candidates from a table, or type them in',
  'home.step-batch': 'Plan a batch and invite',
  'home.step-done': 'done',
} as const
