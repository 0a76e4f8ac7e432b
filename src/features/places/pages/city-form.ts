import { z } from 'zod'
import {
  choice,
  optionalDay,
  optionalMoney,
  optionalText,
  optionalWholeNumber,
  text,
} from '../../../web/forms/fields.ts'
import { messageKey } from '../../../web/messages/index.ts'
import type { NewCity } from '../places.ts'
// Also when other fields are wrong, so that a person hears of everything at once.
const always = { when: () => true }

/** @param zones the ids of the time zones to choose from */
export const cityForm = (zones: readonly string[]) =>
  z
    .object({
      nameRu: text(100),
      nameEn: text(100),
      inRu: optionalText(120),
      spellings: optionalText(500),
      regionRu: optionalText(100),
      regionEn: optionalText(100),
      timeZone: choice(zones),
      hhAreaId: optionalWholeNumber(1, 1_000_000),
      federal: optionalMoney(),
      regional: optionalMoney(),
      since: optionalDay(),
      source: optionalText(500),
    })
    .refine(({ nameRu }) => nameRu === undefined || /\p{Script=Cyrillic}/u.test(nameRu), {
      path: ['nameRu'],
      error: messageKey('places.cyrillic-needed'),
      ...always,
    })
    .refine(({ nameEn }) => nameEn === undefined || /[a-z]/i.test(nameEn), {
      path: ['nameEn'],
      error: messageKey('places.latin-needed'),
      ...always,
    })
    .refine(({ federal, since }) => federal === undefined || since !== undefined, {
      path: ['since'],
      error: messageKey('places.with-minimum'),
      ...always,
    })
    .refine(({ federal, source }) => federal === undefined || source !== undefined, {
      path: ['source'],
      error: messageKey('places.with-minimum'),
      ...always,
    })
    .refine(
      ({ federal, ...rest }) => federal !== undefined || (rest.regional ?? rest.since ?? rest.source) === undefined,
      {
        path: ['federal'],
        error: messageKey('places.minimum-needed'),
        ...always,
      },
    )

type TypedCity = z.output<ReturnType<typeof cityForm>>

/** What a form says of a city, as the act takes it. */
export function cityFrom({ federal, regional, since, source, ...city }: TypedCity): NewCity {
  return {
    nameRu: city.nameRu,
    nameEn: city.nameEn,
    inRu: city.inRu ?? null,
    spellings: (city.spellings ?? '')
      .split(/[,;\n]/)
      .map((text) => text.trim())
      .filter(Boolean),
    regionRu: city.regionRu ?? null,
    regionEn: city.regionEn ?? null,
    timeZone: city.timeZone,
    hhAreaId: city.hhAreaId ?? null,
    minimum:
      federal === undefined || since === undefined || source === undefined
        ? null
        : { federal, regional: regional ?? null, from: since, source },
  }
}
