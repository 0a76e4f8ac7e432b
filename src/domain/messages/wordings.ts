import { STEP_IDS, type StepId } from './steps.ts'

/** At booking the invitation goes out, which is no reminder. */
export type ReminderStep = Exclude<StepId, 'booking'>

export const REMINDER_STEPS = STEP_IDS.filter((id): id is ReminderStep => id !== 'booking')

export const MESSAGE_KINDS = [
  'invitation',
  'confirmation',
  'reminder',
  'change',
  'cancellation',
  'refusal',
  'passed',
] as const

export type MessageKind = (typeof MESSAGE_KINDS)[number]

/** A text that the team can word its own way: a kind of message, and where one kind says several things, which. */
export type Wording = { kind: MessageKind; step: '' | 'no' | ReminderStep }

/** In the order in which a person meets them. */
export const WORDINGS: readonly Wording[] = [
  { kind: 'invitation', step: '' },
  { kind: 'confirmation', step: '' },
  { kind: 'confirmation', step: 'no' },
  ...REMINDER_STEPS.map((step) => ({ kind: 'reminder', step }) as const),
  { kind: 'change', step: '' },
  { kind: 'cancellation', step: '' },
  { kind: 'refusal', step: '' },
  { kind: 'passed', step: '' },
]

/** `invitation`, `confirmation-no`, `reminder-1-day`: how a text is named in addresses. */
export function nameOfWording({ kind, step }: Wording): string {
  return step === '' ? kind : `${kind}-${step}`
}

export function wordingNamed(name: string): Wording | undefined {
  return WORDINGS.find((wording) => nameOfWording(wording) === name)
}
