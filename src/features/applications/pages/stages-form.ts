import { z } from 'zod'
import { stageKinds } from '../../../domain/pipeline/stages.ts'
import { choice, id, optionalText, optionalWholeNumber, wholeNumber } from '../../../web/forms/fields.ts'
import type { MessageKey, Translate } from '../../../web/messages/index.ts'
import type { Stage } from '../../vacancies/reads/stages.ts'
import { lastPlace, stageProblems, type StageChange, type StageProblem } from '../stage-change.ts'
import { stageName } from '../words.ts'

const place = () => wholeNumber(1, lastPlace)
const into = z.preprocess((typed) => (typed === '' ? undefined : typed), id().optional())
const ofOld = z.object({ name: optionalText(60), kind: choice(stageKinds), position: place(), into })
const added = z.object({
  'name-new': optionalText(60),
  'kind-new': choice(stageKinds).catch('screening'),
  'position-new': optionalWholeNumber(1, lastPlace),
  version: id(),
})

const problemMessages: Record<StageProblem['why'], MessageKey> = {
  'into-removed': 'stages.into-removed',
  'too-many': 'stages.too-many',
}

/** What is wrong with a form, by field. */
export function stageErrors(problems: readonly StageProblem[]): [field: string, message: MessageKey][] {
  return problems.map(({ stage, field, why }) => [`${field}-${stage ?? 'new'}`, problemMessages[why]])
}

type Sent = { version: number; stages: StageChange[] }

/** Every field carries the number of its stage: `name-5`, `kind-5`, `into-5`, …; those of a new one end in `new`. */
export function stagesForm(stages: readonly Stage[]) {
  return z.record(z.string(), z.unknown()).transform((typed, context): Sent => {
    const placed: { position: number; stage: StageChange }[] = []
    const unreadable = new Set<number>()
    for (const { id: one } of stages) {
      const read = ofOld.safeParse({
        name: typed[`name-${one}`],
        kind: typed[`kind-${one}`],
        position: typed[`position-${one}`],
        into: typed[`into-${one}`],
      })
      if (read.success) {
        const { position, kind, name = null, into: target = null } = read.data
        placed.push({ position, stage: { id: one, name, kind, into: target } })
        continue
      }
      unreadable.add(one)
      for (const issue of read.error.issues) context.addIssue({ ...issue, path: [`${String(issue.path[0])}-${one}`] })
    }
    const more = added.safeParse(typed)
    if (!more.success) {
      for (const issue of more.error.issues) context.addIssue({ ...issue })
      return z.NEVER
    }
    const { version, 'name-new': name, 'kind-new': kind, 'position-new': position } = more.data
    if (name !== undefined)
      placed.push({ position: position ?? lastPlace, stage: { id: null, name, kind, into: null } })
    const changes = placed.map(({ stage }) => stage)
    // A stage with an error of its own may still be where people go.
    const readable = changes.map((stage) =>
      stage.into !== null && unreadable.has(stage.into) ? { ...stage, into: null } : stage,
    )
    for (const [field, message] of stageErrors(stageProblems(readable)))
      context.addIssue({ code: 'custom', path: [field], message })
    const inOrder = placed.toSorted((one, other) => one.position - other.position)
    return { version, stages: inOrder.map(({ stage }) => stage) }
  })
}

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

/** Each stage in words by its number, to compare two versions. @param known every stage that either version has */
export function describeStages(
  changes: readonly StageChange[],
  known: readonly number[],
  t: Translate,
): Map<string, string> {
  const staying = changes.filter(({ into }) => into === null)
  const describe = (stage: StageChange) =>
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

/** The stored stages as a change that leaves them as they are. */
export function unchanged(stages: readonly Stage[]): StageChange[] {
  return stages.map(({ id, name, kind }) => ({ id, name, kind, into: null }))
}
