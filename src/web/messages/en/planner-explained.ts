/** How a plan is counted, and what it rests on. */
export const planExplained = {
  'planner.quality.proved-best': 'Proved best: no other way to invite makes a cheaper day.',
  'planner.quality.best-found': 'The best day found; that none is better is not proved.',
  'planner.quality.least-waiting':
    'The fewest invitations that meet the goal; of all ways found to spread them over the day, people wait least in this one.',
  'planner.quality.roughly-best':
    'A day as large as this is shared out roughly: in the shape that is best at the average rate, and as many in all as its uncertainty asks for. On days where we could compare, that cost 1 % more than the best day found, 5 % at most.',
  'planner.explain': 'How this is counted',
  'planner.formula.head-count':
    'How many come, X, is binomial when the rate p is known: P(X = k) = C(n, k) pᵏ (1 − p)ⁿ⁻ᵏ. When p is learned from your own count it is uncertain, and X is beta-binomial with a = 1 + came, b = 4 + did not come.',
  'planner.formula.day-effect':
    'Where people of one day share a cause, the rate itself is drawn for the day from a Beta law, so that Var X = n p (1 − p) (1 + (n − 1) ρ). Doubt about the rate and the difference between days add up.',
  'planner.formula.fewest': 'The plan takes the smallest n with P(X ≥ goal) at least as high as the certainty.',
  'planner.formula.held':
    'Interviews held within the day, H, are those who came less those left after the last time; their law is exact, too. “You meet at least k” is P(H ≥ k), not P(X ≥ k).',
  'planner.formula.meet':
    'The plan takes the fewest invitations with which some way to spread them holds enough, and of these ways one with little waiting. The end of the day may stay free.',
  'planner.formula.fill':
    'There is no goal: the plan weighs idle time, waiting, work after the end of the day and the work that each invitation makes, at the prices below, and takes the day with the lowest expected cost. The certainty only says how many are met.',
  'planner.formula.given': 'The invitations are yours; nothing was chosen for you.',
  'planner.formula.first':
    'The count is so small that one mailing sure enough would be several times as large as all you have seen so far. A first look shows what the rate is.',
  'planner.input': 'What we reckon with',
  'planner.input.value': 'Value',
  'planner.input.source': 'Where from',
  'planner.input.yours': 'you said so',
  'planner.input.none': 'taken as none: nobody said otherwise',
  'planner.input.goal': 'Goal',
  'planner.input.goal-value': 'at least {goal, number}, {confidence} sure',
  'planner.input.fill': 'no goal: the day is filled',
  'planner.input.work': 'Work per invitation',
  'planner.input.rate': 'Share that comes',
  'planner.input.independent': 'taken as none: only your own past days can tell',
  'planner.input.day-effect': 'day totals vary {times} times as much as by chance alone',
  'planner.input.costs': 'Idle time : waiting : interview after hours',
  'planner.input.costs-source': 'a choice, not a measurement: “What matters more” sets it',
  'planner.formula.flow':
    'The queue: Q = those left waiting + those who arrive; W = max(Q − interviewers, 0) wait for the next time; idle = max(interviewers − Q, 0). The law of Q is exact, time after time.',
  'planner.formula.people':
    'People are not put at a time, or left out, by their own chance: those less likely to come would always wait longer. Likely and unlikely are dealt evenly to the times. Where we could try every way, that cost 1 % more on average, 4 % at most.',
  'planner.formula.group': 'Too few: P(X < quorum). Right: P(quorum ≤ X ≤ seats). Too many: P(X > seats).',
  'planner.stated': 'What is wrong with “divide by the share”',
  'planner.stated-hint':
    'The article names two ratios that contradict each other, so they stand side by side. A rule of thumb is right on average only.',
  'planner.one-of': '1 in {of, number}',
  'planner.stated.ratio': 'Ratio in the article',
  'planner.stated.rule': 'Its rule of thumb',
  'planner.stated.if-true': 'Chance to meet enough, were it true',
  'planner.stated.at-ours': 'The same at your rate',
  'planner.stated.needed': 'Really needed at this ratio',
  'planner.equal-day':
    'Five invited for each place at each time ({perSlot, number} a time, {total, number} a day): at least {goal, number} come in {chance}, but {share} of those who come wait, {minutes} min on average.',
  'planner.source': 'Where the rate comes from',
  'planner.source.one-in-five':
    'The article’s figure: one of five invited comes, reminded or not. It names no survey. Your own count will be better.',
  'planner.source.one-in-three':
    'The article’s other figure: plan fifteen meetings to hold five. It names no survey. Your own count will be better.',
  'planner.source.known': 'You gave {rate} as known, so only chance is reckoned with, not a mistake in the rate.',
  'planner.source.own':
    'Your count: {came, number} of {invited, number} came. With the article’s 1 in 5 weighing as five more invitations that makes {rate}; with 90 % certainty the true rate lies between {from} and {to}, and the plan allows for that.',
} as const
