import type { Locale } from '../../web/texts/locale.ts'
import type { ShownAbsence } from './reads/absences.ts'

/** "Away 1 Dec to 5 Dec; Boris decides" */
export const absenceText = ({ from_day, to_day, delegate }: ShownAbsence, { t, format }: Locale): string =>
  t('absence.text', { from: format.date(from_day), to: format.date(to_day), name: delegate })
