import { CHECKS, type Invitation } from './attendance/attendance.ts'

/**
 * The levels of evidence. A forecast walks down a list of them, each narrowing the group of past invitations that it
 * compares a person with.
 */
export type Level =
  | 'reply'
  | 'permission'
  | 'yesAnswers'
  | 'kind'
  | 'source'
  | 'leadTime'
  | 'earlier'
  | SilenceLevel
  | 'trial'

/**
 * Silence by its age, each group within the one before: silent at all, for a day, for three days. Somebody who replied
 * after two days is among those silent for one: they tell how many come of people who have not replied by then.
 */
const SILENCES = [
  { level: 'silence', fromDays: 0 },
  { level: 'silentForDay', fromDays: 1 },
  { level: 'silentForThreeDays', fromDays: 3 },
] as const

type SilenceLevel = (typeof SILENCES)[number]['level']

/** How the same person's earlier invitations ended: `missed` when one of them was missed. */
export type Earlier = 'none' | 'came' | 'missed'

/** What has been asked by the time of a forecast: a question that was not put says nothing, not even by silence. */
export type Asked = { reply: boolean; call: boolean }

export const EVERYTHING_ASKED: Asked = { reply: true, call: true }

/** The fields of an invitation that a forecast reads: nothing else can reach the model. */
export const USED_FIELDS = [
  'person',
  'batch',
  'date',
  'invitedOn',
  'kind',
  'source',
  'reply',
  'silentDays',
  'trial',
  ...CHECKS,
] as const

export type Step = { level: Level; value: string }

/** Lead time and earlier invitations tell more than the source, and a path's first levels are the surest. */
const COMMON = ['kind', 'leadTime', 'earlier', 'source'] as const
const SILENCE = SILENCES.map(({ level }) => level)

/**
 * The ways to look at an invitation, by which answers are at hand, each with its levels from the broadest on.
 *
 * Somebody without a reply is compared with everybody of the same call answers, kind and source, and only at the end
 * with the others who stayed silent: in a file without replies that costs nothing, and a silence never seen before is
 * not taken for a sign. Last comes a trial of messages: people are drawn for it by chance, so that what is known of
 * them otherwise tells as much of them as of everybody, and only its effect is added.
 */
export const LEVELS_OF = {
  replyAndCall: ['reply', 'permission', 'yesAnswers', ...COMMON, 'trial'],
  call: ['permission', 'yesAnswers', ...COMMON, ...SILENCE, 'trial'],
  reply: ['reply', ...COMMON, 'trial'],
  neither: [...COMMON, ...SILENCE, 'trial'],
} as const satisfies Record<string, readonly Level[]>

export type View = keyof typeof LEVELS_OF

export const VIEWS = Object.keys(LEVELS_OF) as View[]

/** The view under which an invitation is forecast. */
export function viewOf(invitation: Invitation, asked: Asked): View {
  const replied = asked.reply && invitation.reply !== null
  if (asked.call) return replied ? 'replyAndCall' : 'call'
  return replied ? 'reply' : 'neither'
}

/** The views that learn from an invitation: those by the reply only where there is one. */
export function viewsLearning(invitation: Invitation): readonly View[] {
  return invitation.reply === null ? ['call', 'neither'] : VIEWS
}

/** The way down from all invitations to the closest group. A reply not yet asked for is no silence. */
export function pathOf(invitation: Invitation, view: View, earlier: Earlier, asked = EVERYTHING_ASKED): Step[] {
  const silent = invitation.reply === null && (asked.reply || typeof invitation.silentDays === 'number')
  const trial = trialStep(invitation)
  return [...wayDown(invitation, view, earlier, silent), ...(trial ? [trial] : [])]
}

/** The groups that an outcome is counted in: also those of the silence that went before a reply. */
export function learningPathOf(invitation: Invitation, view: View, earlier: Earlier): Step[] {
  const silent = invitation.reply === null || typeof invitation.silentDays === 'number'
  return wayDown(invitation, view, earlier, silent)
}

/** Below each of these levels people are compared with others of the same arm of a trial. */
export const ABOVE_TRIAL: readonly Level[] = [COMMON.at(-1)!, ...SILENCE]

/** Who was drawn for no trial is in no group of their own. */
export function trialStep({ trial = null }: Invitation): Step | undefined {
  return trial === null ? undefined : { level: 'trial', value: trial }
}

function wayDown(invitation: Invitation, view: View, earlier: Earlier, silent: boolean): Step[] {
  return LEVELS_OF[view].flatMap((level): Step | [] => {
    if (level === 'trial') return []
    if (isSilence(level)) return silent ? silenceAt(level, invitation) : []
    return { level, value: VALUE_AT[level](invitation, earlier) }
  })
}

function isSilence(level: Level): level is SilenceLevel {
  return SILENCE.includes(level as SilenceLevel)
}

/** Where it is not known since when somebody was asked, the silence has no age: a group apart. */
function silenceAt(level: SilenceLevel, { silentDays = null }: Invitation): Step | [] {
  if (silentDays === null) return level === 'silence' ? { level, value: '' } : []
  const { fromDays } = SILENCES.find((one) => one.level === level)!
  return silentDays >= fromDays ? { level, value: 'asked' } : []
}

/** Where an invitation belongs at each level; the empty text where nothing is known. */
const VALUE_AT: Record<Exclude<Level, SilenceLevel | 'trial'>, (invitation: Invitation, earlier: Earlier) => string> = {
  reply: ({ reply }) => reply ?? '',
  permission: ({ permission }) => permission ?? '',
  yesAnswers,
  kind: ({ kind }) => kind,
  source: ({ source }) => source,
  leadTime,
  earlier: (_, earlier) => earlier,
}

/** How many of the seven questions were answered yes; empty when none was answered at all. */
function yesAnswers(invitation: Invitation): string {
  const answers = CHECKS.map((check) => invitation[check]).filter((answer) => answer !== null)
  return answers.length === 0 ? '' : String(answers.filter((answer) => answer === 'yes').length)
}

/**
 * Days between invitation and interview in the classes of a vendor's 93 783 interviews (no-show 28 % under a day,
 * 8 % at one to three days, 12 % beyond), waits of two weeks and more apart; empty when not known.
 */
export function leadTime(invitation: Invitation): string {
  if (invitation.invitedOn === null) return ''
  const days = dayNumber(invitation.date) - dayNumber(invitation.invitedOn)
  if (days < 0) return ''
  if (days < 1) return '0'
  if (days <= 3) return '1-3'
  return days < 14 ? '4-13' : '14+'
}

/** Days since 1970-01-01 of an ISO calendar date. */
export function dayNumber(isoDate: string): number {
  return Date.parse(isoDate) / 86_400_000
}
