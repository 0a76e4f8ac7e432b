/** A day of interviews in the figures that decide what to do next. */
export type DayState = {
  status: 'planned' | 'closed' | 'cancelled'
  format: 'flow' | 'group'
  /** `ahead` until the first slot begins or somebody is marked; `over` once the last has ended and nobody waits. */
  phase: 'ahead' | 'running' | 'over'
  goal: number
  /** Without walk-ins, as `came` and `silent`. */
  invited: number
  came: number
  /** Have not answered and were not reached by a call, and their slot has not begun. */
  silent: number
  /** How many more invitations the forecast asks for: 0 says enough, null that no number does. */
  further: number | null
  /** Set where `further` are only the first of so many, for what is known is too little to invite them at once. */
  firstOf?: number | null
  /** How many should be moved to another day, because more come than can be met; `most` can be. */
  toMove: number
  most: number
  /** Are here and were not called in yet, walk-ins too; `longest` is who waits longest. */
  waiting: number
  longest: { name: string; minutes: number } | null
  /** Are not marked though their slot has begun, and not marked at all. */
  late: number
  unmarked: number
  /** Came and have no result, nor left before the interview. */
  missing: number
}

/** The one thing a day asks for now, with the figures its sentence needs. */
export type DayAdvice =
  | { kind: 'invite'; more: number; invited: number; goal: number; firstOf?: number }
  | { kind: 'second-day'; goal: number }
  | { kind: 'move'; people: number; most: number; format: DayState['format'] }
  | { kind: 'call'; silent: number }
  | { kind: 'ready'; invited: number }
  | { kind: 'receive'; waiting: number; name: string; minutes: number }
  | { kind: 'mark'; late: number }
  | { kind: 'meeting' | 'running'; came: number; invited: number }
  | { kind: 'close'; unmarked: number; came: number }
  | { kind: 'results'; missing: number; came: number; invited: number; goal: number }
  | { kind: 'closed'; came: number; invited: number; goal: number }
  | { kind: 'cancelled' }

/**
 * What to do about a day now. Every page that says something about a day asks here, so that none says another thing:
 * first enough people, then not too many, then their answers; on the day whoever waits, then whoever is late;
 * afterwards marks, results, closing.
 */
export function dayAdvice(day: DayState): DayAdvice {
  if (day.status === 'cancelled') return { kind: 'cancelled' }
  if (day.status === 'closed') return afterwards(day) ?? { kind: 'closed', ...outcomeOf(day) }
  if (day.phase === 'ahead') return beforehand(day)
  if (day.phase === 'running') return meanwhile(day)
  const { unmarked, came } = day
  return (unmarked === 0 && afterwards(day)) || { kind: 'close', unmarked, came }
}

function beforehand({ invited, goal, further, firstOf, toMove, most, format, silent }: DayState): DayAdvice {
  if (further === null) return { kind: 'second-day', goal }
  if (further > 0) return { kind: 'invite', more: further, invited, goal, ...(firstOf && { firstOf }) }
  if (toMove > 0) return { kind: 'move', people: toMove, most, format }
  return silent > 0 ? { kind: 'call', silent } : { kind: 'ready', invited }
}

/** Once people arrive, the reception counts: nobody is invited or called any more. */
function meanwhile({ format, waiting, longest, late, came, invited }: DayState): DayAdvice {
  // A group meets together: from its beginning on nobody waits.
  if (format === 'group' && late === 0 && came > 0) return { kind: 'meeting', came, invited }
  if (waiting > 0 && longest) return { kind: 'receive', waiting, ...longest }
  return late > 0 ? { kind: 'mark', late } : { kind: 'running', came, invited }
}

function afterwards(day: DayState): DayAdvice | null {
  return day.missing > 0 ? { kind: 'results', missing: day.missing, ...outcomeOf(day) } : null
}

function outcomeOf({ came, invited, goal }: DayState) {
  return { came, invited, goal }
}
