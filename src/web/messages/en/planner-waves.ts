export const waves = {
  'waves.heading': 'Invite in waves',
  'waves.brief-worth': 'too many people on {over, number} days in 100, not on {overOfMailing, number}',
  'waves.brief-same': 'hardly changes anything here',
  'waves.worth':
    'Invited in parts, with more added only if the answers call for it, this would take {onAverage, plural, one {# invitation} other {# invitations}} on average instead of {invitations, number}, with too many people on {over, plural, one {# day} other {# days}} in 100, not on {overOfMailing, number}.',
  'waves.same':
    'Inviting in parts and waiting for answers hardly pays here: {onAverage, plural, one {# invitation} other {# invitations}} on average instead of {invitations, number}, and too many people on {over, plural, one {# day} other {# days}} in 100, not on {overOfMailing, number}.',
  'waves.none': 'Waves are worked out where one mailing of up to 60 invitations is enough. Here it is not.',
  'waves.too-long': 'Waves for such a goal would take too long to work out: try a smaller goal or less certainty.',
  'waves.invitations': 'Invitations',
  'waves.goal': 'Goal met',
  'waves.over': 'Too many',
  'waves.mailing': 'One mailing',
  'waves.in-waves': 'In waves',
  'waves.on-average': '{onAverage, number} on average',
  'waves.start':
    'Waves would begin with {invite, plural, one {# invitation} other {# invitations}}. Before each later one you see how many have promised to come.',
  'waves.picture': 'How many more to invite',
  'waves.second': 'Second wave',
  'waves.last': 'Last wave',
  'waves.confirmed': 'Promised to come',
  'waves.first-look':
    'The first wave is these {number}. When you know how many came, put the new count above: the plan then says how many more.',
  'waves.other-mailing':
    'Waves count people who come, not those met within the day or within your limits: that is why one mailing is {here} here and {planned} above.',
  'waves.silent':
    'The more people are silent, the fewer to invite: a cell shows the middle. Empty cases hardly ever happen.',
  'waves.assumed': 'These are assumptions, not your history: three waves, the last on the eve of the day.',
  'waves.assumed-fresh':
    'Of 100 people just invited {yes, number} promise to come before the next wave and {no, number} decline; the rest are silent.',
  'waves.assumed-silent': 'Of 100 silent people {yes, number} promise before the next wave and {no, number} decline.',
  'waves.assumed-come':
    'On the day {confirmed, number} of 100 who promised come, and {silent, number} of 100 who stayed silent.',
  'waves.assumed-days':
    'How days differ and how uncertain the turnout is, is in how many come; answers of the first waves do not make it surer here.',
} as const
