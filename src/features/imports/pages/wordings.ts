import { createHash } from 'node:crypto'
import {
  outcomeMeanings,
  type ExplainedWordings,
  type OutcomeMeaning,
} from '../../../domain/turnout/attendance/outcomes.ts'
import type { Wording } from '../../../domain/tables/wordings.ts'
import type { Visitor } from '../../../web/visitor.ts'

/** More are no wordings, but a column of something else. */
const mostAsked = 30

/** A wording may be anything; its mark fits the name of a field. */
const nameOf = ({ key }: Wording) => `meaning-${createHash('sha1').update(key).digest('hex').slice(0, 12)}`

/** "'Left voicemail', 14 rows: what does it mean?", once for each wording of a file that is in no list. */
export function wordingsView(wordings: readonly Wording[], explained: ExplainedWordings, t: Visitor['t']) {
  const asked = wordings.slice(0, mostAsked)
  return {
    asked: asked.map((wording) => ({
      name: nameOf(wording),
      question: t('imports.wording', { text: wording.text, rows: wording.rows }),
      value: explained.get(wording.key) ?? '',
    })),
    meanings: [
      { value: '', label: t('imports.meaning.none') },
      ...outcomeMeanings.map((value) => ({ value, label: t(`imports.meaning.${value}`) })),
    ],
    more: wordings.length - asked.length,
  }
}

/** What was chosen in those fields; wordings without a choice are left out. */
export function readMeanings(wordings: readonly Wording[], body: unknown): Map<string, OutcomeMeaning> {
  const sent = (body ?? {}) as Record<string, unknown>
  return new Map(
    wordings.flatMap((wording) => {
      const meaning = outcomeMeanings.find((known) => known === sent[nameOf(wording)])
      return meaning ? [[wording.key, meaning] as const] : []
    }),
  )
}
