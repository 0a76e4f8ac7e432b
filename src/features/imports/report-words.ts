import type { Translate } from '../../web/messages/index.ts'
import type { SetAside } from './report.ts'

/** Why a row was set aside, with the wording or the number it is about. */
export function reasonText({ reason, detail }: SetAside, t: Translate): string {
  const why = t(`imports.reason.${reason}`)
  return detail ? t('imports.reason-about', { why, what: detail }) : why
}
