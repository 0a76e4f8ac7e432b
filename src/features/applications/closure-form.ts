import { z } from 'zod'
import type { EndedBy } from '../../db/schema/applications.ts'
import { choice, id, optionalText } from '../../web/forms/fields.ts'
import { closeReasons } from '../../web/texts/close-reasons.ts'
import type { MessageKey, Translate } from '../../web/messages/index.ts'
import { endings, type Closure } from './application.ts'
import type { OwnCloseReason } from './reads/close-reasons.ts'

/** `closure` is null for the option that asks for words of one's own. */
export type ReasonOption = { value: string; label: string; closure: Closure | null; endedBy: EndedBy }

/** The reasons to choose from: the usual ones, the team's own, and for either side one in words of one's own. */
export function reasonOptions(own: readonly OwnCloseReason[], t: Translate): ReasonOption[] {
  return endings.flatMap((endedBy) => [
    ...closeReasons[endedBy].map((reason) => ({
      value: reason,
      label: t(`close-reason.${reason}`),
      closure: { endedBy, reason },
      endedBy,
    })),
    ...own
      .filter(({ ended_by }) => ended_by === endedBy)
      .map(({ id, wording }) => ({
        value: `own-${id}`,
        label: wording,
        closure: { endedBy, reason: wording },
        endedBy,
      })),
    { value: `other-${endedBy}`, label: t('closure.own'), closure: null, endedBy },
  ])
}

/** Why an application ends: a reason from the list, or words of one's own. */
export const reasonForm = (options: readonly ReasonOption[]) =>
  z
    .object({ reason: choice(options.map(({ value }) => value)), own: optionalText(300) })
    .refine(({ reason, own }) => reason === undefined || !reason.startsWith('other-') || own !== undefined, {
      path: ['own'],
      error: 'fields.required' satisfies MessageKey,
      when: () => true,
    })
    .transform(({ reason, own }): { closure: Closure } => {
      const chosen = options.find(({ value }) => value === reason)
      return { closure: chosen?.closure ?? { endedBy: chosen?.endedBy ?? 'team', reason: own ?? '' } }
    })

export const closureForm = (options: readonly ReasonOption[]) => reasonForm(options).and(z.object({ version: id() }))
