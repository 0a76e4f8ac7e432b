import { z } from 'zod'
import type { DayAsks } from '../../../domain/days/flow-plan.ts'
import type { Preset } from '../../../domain/days/presets.ts'
import {
  choice,
  decimal,
  optionalDecimal,
  optionalText,
  optionalWholeNumber,
  timeOfDay,
  wholeNumber,
} from '../../../web/forms/fields.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import { groupGoalFault, quorumOverSeats, usualDay } from '../usual-day.ts'
import { type Break, breaksIn } from './breaks.ts'
import { endOf, slotsUntil } from './day-times.ts'

/** How invitations are shared out over the slots: the same to each, or as a preset's prices make best. */
export const spreads = ['balanced', 'nobodyWaits', 'neverIdle', 'even'] as const satisfies readonly (Preset | 'even')[]
export const formats = ['flow', 'group'] as const
/** What a flow day is for. */
export const asked = ['meet', 'fill'] as const satisfies readonly DayAsks[]
/** Where the show-up rate comes from: the article's two ratios, one's own count, or a figure taken as known. */
export const rateSources = ['one-in-five', 'one-in-three', 'own', 'known'] as const

/** Whole numbers as people list them: with commas, semicolons or spaces between. */
function numbersIn(typed: string | undefined): number[] | undefined {
  return typed
    ?.split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number)
}

/** Breaks as typed; a message where they cannot be read. */
const breaks = () =>
  optionalText(200).transform((typed, context): Break[] => {
    const read = typed === undefined ? [] : breaksIn(typed)
    if (read === null) context.addIssue({ code: 'custom', message: 'planner.breaks-format' satisfies MessageKey })
    return read ?? []
  })

const MOST_SLOTS = 64

/** The fields of a plan, to be put into a form of their own or a larger one; `planRules` belongs to them. */
export const planFields = {
  format: choice(formats),
  asks: choice(asked),
  from: timeOfDay(),
  /** The end of the day, where a form says it instead of `slots`; `typedPlan` then makes these of it. */
  until: timeOfDay().optional(),
  slots: wholeNumber(1, MOST_SLOTS),
  minutes: wholeNumber(5, 480),
  interviewers: wholeNumber(1, 64),
  waitingSeats: wholeNumber(0, 500),
  spread: choice(spreads),
  /** Per cent of those who come. */
  late: decimal(0, 100),
  /** Per cent of the interviews. */
  overrun: decimal(0, 90),
  breaks: breaks(),
  /** Interviewers slot by slot, where they come and go. */
  interviewersBySlot: optionalText(400).transform(numbersIn),
  /** Hard limits: per cent, and minutes; none where empty. */
  maxRoomRisk: optionalDecimal(0, 100),
  maxWait: optionalDecimal(0, 1000),
  /** Minutes of work that one invitation makes, and how many people there are to invite. */
  work: decimal(0, 240),
  atHand: optionalWholeNumber(1, 200_000),
  /** Invitations slot by slot, typed by hand; nothing where they are to be worked out. */
  perSlot: optionalText(400).transform(numbersIn),
  seats: wholeNumber(1, 500),
  quorum: wholeNumber(1, 500),
  goal: wholeNumber(1, 500),
  /** Per cent. */
  certainty: decimal(50, 99.9),
  rate: choice(rateSources),
  came: wholeNumber(0, 100_000),
  invited: wholeNumber(0, 100_000),
  /** Per cent. */
  known: decimal(1, 100),
  /** What the people of one day share, rho in per cent: 0 = they come or stay away independently. */
  dayEffect: decimal(0, 50),
}

type Fields = z.output<z.ZodObject<typeof planFields>>
type RuleContext = { addIssue: (issue: { code: 'custom'; path: string[]; message: MessageKey }) => void }

/** What fields of a plan must be together. */
export function planRules(fields: Fields, context: RuleContext) {
  const wrong = (path: keyof Fields, message: MessageKey) => context.addIssue({ code: 'custom', path: [path], message })
  if (fields.format === 'group' && quorumOverSeats(fields)) wrong('quorum', 'planner.quorum-over-seats')
  const fault = fields.format === 'group' ? groupGoalFault(fields) : null
  if (fault) wrong('goal', `planner.${fault}`)
  if (fields.format === 'flow') {
    const wholeUpTo = (most: number) => (n: number) => Number.isInteger(n) && n >= 0 && n <= most
    const { perSlot, interviewersBySlot, slots } = fields
    if (perSlot && !perSlot.every(wholeUpTo(2000))) wrong('perSlot', 'planner.per-slot-numbers')
    else if (perSlot && perSlot.length !== slots) wrong('perSlot', 'planner.per-slot-length')
    if (interviewersBySlot && !interviewersBySlot.every(wholeUpTo(64)))
      wrong('interviewersBySlot', 'planner.by-slot-numbers')
    else if (interviewersBySlot && interviewersBySlot.length !== slots)
      wrong('interviewersBySlot', 'planner.per-slot-length')
    else if (interviewersBySlot?.every((n) => n === 0)) wrong('interviewersBySlot', 'planner.by-slot-nobody')
    if (fields.until !== undefined) {
      const slots = slotsUntil(fields, fields.until, MOST_SLOTS + 1)
      if (slots === 0) wrong('until', 'planner.until-too-early')
      if (slots > MOST_SLOTS) wrong('until', 'planner.until-too-late')
    }
    if (fields.breaks.some(({ after }) => after !== null && (after < 1 || after >= slots)))
      wrong('breaks', 'planner.breaks-slot')
  }
  if (fields.rate === 'own' && fields.came > fields.invited) wrong('came', 'planner.came-over-invited')
}

export const planForm = z.object(planFields).superRefine(planRules)

export type PlanInput = z.output<typeof planForm>

/** What a plan starts from: the article's example, five people to be met at one in five. */
export const planDefaults: Record<Exclude<keyof typeof planFields, 'until'>, string> = {
  format: 'flow',
  asks: 'meet',
  from: '10:00',
  slots: String(usualDay.slots),
  minutes: String(usualDay.minutes),
  interviewers: String(usualDay.interviewers),
  waitingSeats: String(usualDay.waitingSeats),
  spread: 'balanced',
  late: '0',
  overrun: '0',
  breaks: '',
  interviewersBySlot: '',
  maxRoomRisk: '',
  maxWait: '',
  work: '2',
  atHand: '',
  perSlot: '',
  seats: String(usualDay.seats),
  quorum: String(usualDay.quorum),
  goal: '5',
  certainty: '90',
  rate: 'one-in-five',
  came: '',
  invited: '',
  known: '40',
  dayEffect: '0',
}

type Names = readonly (keyof typeof planDefaults)[]

const unused = new Map<unknown, Names>([
  ['flow', ['seats', 'quorum']],
  [
    'group',
    [
      'asks',
      'slots',
      'minutes',
      'interviewers',
      'waitingSeats',
      'spread',
      'late',
      'overrun',
      'breaks',
      'interviewersBySlot',
      'maxRoomRisk',
      'maxWait',
      'work',
      'atHand',
      'perSlot',
    ],
  ],
])

const unusedQuestion = new Map<unknown, Names>([['meet', ['spread', 'work', 'atHand']]])

const unusedRate = new Map<unknown, Names>([
  ['own', ['known']],
  ['known', ['came', 'invited']],
])

const neutral: Partial<Record<keyof typeof planFields, string>> = { came: '0', invited: '0' }

/** So many times as lie between the typed start and end; nothing where these cannot be read, which is said there. */
function slotsTyped(typed: Record<string, unknown>): string | null {
  const read = z.object({ from: planFields.from, until: timeOfDay(), minutes: planFields.minutes, breaks: breaks() })
  const day = read.safeParse(typed)
  if (!day.success) return null
  const slots = slotsUntil(day.data, day.data.until, MOST_SLOTS)
  return slots === 0 ? null : String(slots)
}

/**
 * What was typed, ready for `planForm`: a field not sent starts from its default, and one that the format or the
 * source of the rate does not use can hold nothing wrong.
 */
export function typedPlan(sent: Record<string, unknown>): Record<string, unknown> {
  const typed: Record<string, unknown> = { ...planDefaults, ...sent }
  if (typed['until'] !== undefined) typed['slots'] = slotsTyped(typed) ?? planDefaults.slots
  const idle = [
    ...(unused.get(typed['format']) ?? []),
    ...(unusedQuestion.get(typed['asks']) ?? []),
    ...(unusedRate.get(typed['rate']) ?? (['came', 'invited', 'known'] as const)),
  ]
  for (const name of idle) typed[name] = neutral[name] ?? planDefaults[name]
  if (typed['format'] === 'group') delete typed['until']
  return typed
}

/** The values of a form with the end of the day, where so many times fit into it. */
export function withEnd(values: Record<string, unknown>): Record<string, unknown> {
  const day = z.object(planFields).pick({ from: true, minutes: true, breaks: true, slots: true }).safeParse(values)
  if (!day.success || values['until'] !== undefined) return values
  const until = endOf(day.data, day.data.slots)
  return until === null ? values : { ...values, until }
}
