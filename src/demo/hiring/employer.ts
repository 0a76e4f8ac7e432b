import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import { saveEmployer } from '../../features/employer/acts/save-employer.ts'

/** The invented employer of the demonstration. */
export const employer = {
  name: 'ООО «Ромашка»',
  address: 'Москва, Тверская, 1',
  signer: 'Белова Ирина Павловна',
  signerPosition: 'генеральный директор',
}

export async function addEmployer(db: Db, by: number, at: Temporal.Instant): Promise<void> {
  await saveEmployer(db, 0, employer, { by, at })
}
