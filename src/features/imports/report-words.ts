import type { Translate } from '../../web/messages/index.ts'
import type { Note, SetAside } from './report.ts'

/** Why a row was set aside, with the wording or the number it is about. */
export function reasonText({ reason, detail }: SetAside, t: Translate): string {
  const why = t(`imports.reason.${reason}`)
  return detail ? t('imports.reason-about', { why, what: detail }) : why
}

/** What is to be said of a row that was taken, with the wording or the vacancy it is about. */
export function noteWords({ code, detail }: Pick<Note, 'code' | 'detail'>, t: Translate): string {
  const what = t(`imports.note.${code}`)
  return detail ? t('imports.reason-about', { why: what, what: detail }) : what
}
