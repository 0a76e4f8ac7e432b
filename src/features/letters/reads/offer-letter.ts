import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { Language } from '../../../db/schema/primitives.ts'
import { writeLetter, type Letter } from '../../../domain/letters/letter.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { employerNow } from '../../employer/reads/employer.ts'
import type { MessageText } from '../../message-templates/render-message.ts'
import type { KeptOffer } from '../../offers/reads/find-offer.ts'
import { cityOf } from '../../places/places.ts'
import { citiesToday } from '../../places/reads/cities-today.ts'
import { letterFacts } from '../letter-facts.ts'

/** The letter of an offer by a template, written today. */
export async function offerLetter(
  db: Db,
  offer: KeptOffer,
  { language, template, now }: { language: Language; template: MessageText; now: Temporal.Instant },
): Promise<Letter> {
  const city = cityOf(await citiesToday(db, now), offer.city_id)
  const around = { city, employer: await employerNow(db), day: dayOf(now, city.time_zone) }
  return writeLetter(template, letterFacts(offer, around, language))
}
