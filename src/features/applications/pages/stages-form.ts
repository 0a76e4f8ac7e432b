import { z } from 'zod'
import { stageKinds, type StageKind } from '../../../domain/pipeline/stages.ts'
import { choice, id, optionalText, optionalWholeNumber, wholeNumber } from '../../../web/forms/fields.ts'
import { messageKey, type MessageKey, type Translate } from '../../../web/messages/index.ts'
import type { Stage } from '../../vacancies/reads/stages.ts'
import { stageName } from '../words.ts'
const mostStages = 20
const places = mostStages + 1

/** A stage as the form wants it; `into` = take it away, its people go to that stage. A new one has no id. */
export type WantedStage = {
  id: number | null
  name: string | null
  kind: StageKind
  position: number
  into: number | null
}

const place = () => wholeNumber(1, places)
const into = z.preprocess((typed) => (typed === '' ? undefined : typed), id().optional())
const ofOld = z.object({ name: optionalText(60), kind: choice(stageKinds), position: place(), into })
const added = z.object({
  'name-new': optionalText(60),
  'kind-new': choice(stageKinds).catch('screening'),
  'position-new': optionalWholeNumber(1, places),
  version: id(),
})

/**
 * Every field carries the number of its stage: `name-5`, `kind-5`, `position-5`, `into-5`; the one to be added ends in
 * `new`.
 */
export function stagesForm(stages: readonly Stage[]) {
  const ids = stages.map((stage) => stage.id)
  return z.record(z.string(), z.unknown()).transform((typed, context): { version: number; wanted: WantedStage[] } => {
    const wanted: WantedStage[] = []
    const wrong = (field: string, message: MessageKey) =>
      context.addIssue({ code: 'custom', path: [field], message: messageKey(message) })
    for (const one of ids) {
      const read = ofOld.safeParse({
        name: typed[`name-${one}`],
        kind: typed[`kind-${one}`],
        position: typed[`position-${one}`],
        into: typed[`into-${one}`],
      })
      if (read.success)
        wanted.push({ id: one, ...read.data, name: read.data.name ?? null, into: read.data.into ?? null })
      else
        for (const issue of read.error.issues) context.addIssue({ ...issue, path: [`${String(issue.path[0])}-${one}`] })
    }
    const more = added.safeParse(typed)
    if (!more.success) {
      for (const issue of more.error.issues) context.addIssue({ ...issue })
      return z.NEVER
    }
    const { version, 'name-new': name, 'kind-new': kind, 'position-new': position } = more.data
    const gone = new Set(wanted.filter((stage) => stage.into !== null).map((stage) => stage.id))
    for (const stage of wanted) {
      if (stage.into !== null && (gone.has(stage.into) || !ids.includes(stage.into)))
        wrong(`into-${stage.id}`, 'stages.into-removed')
    }
    if (name !== undefined) wanted.push({ id: null, name, kind, position: position ?? places, into: null })
    if (wanted.length - gone.size > mostStages) wrong('name-new', 'stages.too-many')
    return { version, wanted: inOrder(wanted) }
  })
}

/** Stages of the same place stay in the order they had; an old one that was moved there goes before. */
const inOrder = (wanted: readonly WantedStage[]) => wanted.toSorted((one, other) => one.position - other.position)

/** The stored stages as the form would send them. */
export const valuesOf = (stages: readonly Stage[], version: number): Record<string, unknown> => ({
  ...Object.fromEntries(
    stages.flatMap(({ id, name, kind }, index) => [
      [`name-${id}`, name ?? ''],
      [`kind-${id}`, kind],
      [`position-${id}`, index + 1],
      [`into-${id}`, ''],
    ]),
  ),
  'name-new': '',
  'kind-new': 'screening',
  'position-new': '',
  version,
})

/**
 * Each stage in words by its number, to hold two versions side by side. @param known every stage that either version
 * has
 */
export function describeStages(
  wanted: readonly WantedStage[],
  known: readonly number[],
  t: Translate,
): Map<string, string> {
  const staying = wanted.filter(({ into }) => into === null)
  const describe = (stage: WantedStage) =>
    t('stages.described', {
      position: staying.indexOf(stage) + 1,
      name: stageName(stage, t),
      kind: t(`stage.kind.${stage.kind}`),
    })
  const lines = known.map((id, index): [string, string] => {
    const stage = staying.find((one) => one.id === id)
    return [t('stages.one', { number: index + 1 }), stage ? describe(stage) : t('stages.removed')]
  })
  const added = staying.filter(({ id }) => id === null).map((stage) => stage.name ?? '')
  return new Map([...lines, [t('stages.new'), added.join(', ')]])
}

export const asWanted = (stages: readonly Stage[]): WantedStage[] =>
  stages.map((stage, index) => ({ ...stage, position: index + 1, into: null }))
