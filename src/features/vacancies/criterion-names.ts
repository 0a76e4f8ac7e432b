import type { MessageKey, Translate } from '../../web/messages/index.ts'
import type { Criterion } from './acts/criteria.ts'

/** A criterion by the team's own word or the usual one. */
export const criterionName = ({ key, name }: Pick<Criterion, 'key' | 'name'>, t: Translate): string =>
  name ?? t(`criterion.${key}` as MessageKey)
