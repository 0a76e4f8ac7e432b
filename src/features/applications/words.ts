import type { Temporal } from 'temporal-polyfill'
import type { StageKind } from '../../domain/pipeline/stages.ts'
import { daysSince } from '../../domain/pipeline/forgotten.ts'
import type { Translate } from '../../web/messages/index.ts'
import type { Visitor } from '../../web/visitor.ts'
import type { Stage } from '../vacancies/reads/stages.ts'

/** A stage by the team's own word or the usual one for its kind. */
export function stageName({ kind, name }: { kind: StageKind; name: string | null }, t: Translate): string {
  return name ?? t(`stage.kind.${kind}`)
}

/** "3 days", and "today" for less than one. */
export function daysText(entered: string, now: Temporal.Instant, t: Translate): string {
  return t('application.days', { days: daysSince(entered, now.toString()) })
}

/** A next step in words; `late` when its day is over. @param today `2026-11-24` where the reader is */
export function stepView(
  row: { next_step: string | null; next_due: string | null },
  today: string,
  { format }: Pick<Visitor, 'format'>,
) {
  if (row.next_step === null || row.next_due === null) return null
  return { text: row.next_step, due: format.date(row.next_due, Number(today.slice(0, 4))), late: row.next_due < today }
}

/** Stages to choose from, by their names. */
export function stageChoices(stages: readonly Stage[], { t }: Pick<Visitor, 't'>) {
  return stages.map((stage) => ({ id: stage.id, name: stageName(stage, t) }))
}

/** "12", or "100+" where people are counted no further. */
export function peopleText(
  { people, most }: { people: number; most: boolean } = { people: 0, most: false },
  { t, format }: Visitor,
): string {
  return most ? t('board.at-least', { count: people }) : format.number(people)
}
