/** The article's bands, worked out by hand and apart from data/. */
export const bands = [
  { city: 'moscow', level: 1, lower: 25000, lowerInclusive: true, upper: 30000, lowerSource: 'stated', upperSource: 'stated' },
  { city: 'spb', level: 1, lower: 20000, lowerInclusive: true, upper: 23000, lowerSource: 'stated', upperSource: 'stated' },
  { city: 'ekb', level: 1, lower: 15000, lowerInclusive: true, upper: 20000, lowerSource: 'stated', upperSource: 'stated' },
  { city: 'nn', level: 1, lower: 12000, lowerInclusive: true, upper: 15000, lowerSource: 'stated', upperSource: 'stated' },
  { city: 'moscow', level: 2, lower: 30000, lowerInclusive: false, upper: 40000, lowerSource: 'derived', upperSource: 'stated' },
  { city: 'spb', level: 2, lower: 23000, lowerInclusive: false, upper: 30000, lowerSource: 'derived', upperSource: 'stated' },
  { city: 'ekb', level: 2, lower: 20000, lowerInclusive: false, upper: 25000, lowerSource: 'derived', upperSource: 'stated' },
  { city: 'nn', level: 2, lower: 15000, lowerInclusive: false, upper: 20000, lowerSource: 'derived', upperSource: 'stated' },
  { city: 'moscow', level: 3, lower: 40000, lowerInclusive: false, upper: 60000, lowerSource: 'derived', upperSource: 'stated' },
  { city: 'spb', level: 3, lower: 30000, lowerInclusive: false, upper: 47000, lowerSource: 'derived', upperSource: 'stated' },
  { city: 'ekb', level: 3, lower: 25000, lowerInclusive: false, upper: 38000, lowerSource: 'derived', upperSource: 'stated' },
  { city: 'nn', level: 3, lower: 20000, lowerInclusive: false, upper: 28000, lowerSource: 'derived', upperSource: 'stated' },
  { city: 'moscow', level: 4, lower: 60000, lowerInclusive: false, upper: 120000, lowerSource: 'derived', upperSource: 'stated' },
  { city: 'spb', level: 4, lower: 47000, lowerInclusive: false, upper: 95000, lowerSource: 'derived', upperSource: 'stated' },
  { city: 'ekb', level: 4, lower: 38000, lowerInclusive: false, upper: 75000, lowerSource: 'derived', upperSource: 'stated' },
  { city: 'nn', level: 4, lower: 28000, lowerInclusive: false, upper: 55000, lowerSource: 'derived', upperSource: 'stated' },
]

/** The level each amount buys in Moscow, Saint Petersburg, Yekaterinburg and Nizhny Novgorod. */
export const purchases = [
  { amount: 11999, buys: [0, 0, 0, 0] },
  { amount: 12000, buys: [0, 0, 0, 1] },
  { amount: 14999, buys: [0, 0, 0, 1] },
  { amount: 15000, buys: [0, 0, 1, 1] },
  { amount: 15001, buys: [0, 0, 1, 2] },
  { amount: 20000, buys: [0, 1, 1, 2] },
  { amount: 20001, buys: [0, 1, 2, 3] },
  { amount: 23001, buys: [0, 2, 2, 3] },
  { amount: 24999, buys: [0, 2, 2, 3] },
  { amount: 25000, buys: [1, 2, 2, 3] },
  { amount: 30000, buys: [1, 2, 3, 4] },
  { amount: 30001, buys: [2, 3, 3, 4] },
  { amount: 38000, buys: [2, 3, 3, 4] },
  { amount: 47000, buys: [3, 3, 4, 4] },
  { amount: 55000, buys: [3, 4, 4, 4] },
  { amount: 75000, buys: [4, 4, 4, 5] },
  { amount: 100000, buys: [4, 5, 5, 5] },
  { amount: 120000, buys: [4, 5, 5, 5] },
  { amount: 120001, buys: [5, 5, 5, 5] },
]

/** Minimum wages from 2026-01-01, gross. */
export const minimums = {
  moscow: { federal: 27_093, regional: 39_730, from: '2026-01-01' },
  spb: { federal: 27_093, regional: 31_250, from: '2026-01-01' },
  ekb: { federal: 31_156.95, regional: null, from: '2026-01-01' },
  nn: { federal: 27_093, regional: null, from: '2026-01-01' },
}
