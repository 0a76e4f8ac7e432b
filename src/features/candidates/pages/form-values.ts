import type { City } from '../../../db/reference/cities.ts'
import { ofAllFields } from '../../../domain/people/candidate/candidate-facts.ts'
import { candidateFields, fieldNames, isTextField, type SpecialField } from '../../../domain/people/candidate/fields.ts'
import type { Contact } from '../../../domain/people/contact.ts'
import { prettyPhone } from '../../../domain/people/phones.ts'
import { profileLink } from '../../../domain/people/profiles.ts'
import { cityName } from '../../../web/texts/cities.ts'
import { isMessageKey } from '../../../web/messages/index.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { CandidateFields } from '../candidate.ts'
import { contactFields } from '../contacts.ts'
import { otherCity } from '../filters.ts'
import type { Owner } from '../reads/owners-of-contacts.ts'
import { experienceText, fieldLabel } from '../words.ts'

/** What the inputs of the form hold for a candidate: one phone or address a line, years apart from months. */
export function formValues(fields: CandidateFields) {
  const { name, phones, emails, profiles, city, experienceMonths: months, expectedPay, messageLanguage } = fields
  const special = {
    city: {
      city: city === null ? undefined : 'id' in city ? city.id : otherCity,
      cityOther: city !== null && 'other' in city ? city.other : undefined,
    },
    experienceMonths: {
      experienceYears: months === null ? undefined : Math.floor(months / 12),
      experienceMonths: months === null ? undefined : months % 12,
    },
    expectedPay: { expectedPay: expectedPay?.amount, payBasis: expectedPay?.basis },
    messageLanguage: { messageLanguage: messageLanguage ?? undefined },
  }
  return {
    name,
    phones: phones.map(prettyPhone).join('\n'),
    emails: emails.join('\n'),
    profiles: profiles.map(profileLink).join('\n'),
    ...ofAllFields(special, (field) => fields[field] ?? undefined),
  }
}

/** Each field by its label, in words, to show two versions side by side. */
export function describeFields(
  fields: CandidateFields,
  cities: readonly City[],
  visitor: Visitor,
): Map<string, string> {
  const { t, format, language } = visitor
  const { city, experienceMonths, expectedPay, messageLanguage } = fields
  const known = city !== null && 'id' in city ? cities.find(({ id }) => id === city.id) : undefined
  const special = {
    city: known ? cityName(known, language) : city !== null && 'other' in city ? city.other : '',
    experienceMonths: experienceText(experienceMonths, visitor) ?? '',
    expectedPay: expectedPay === null ? '' : `${format.money(expectedPay.amount)}, ${t(`basis.${expectedPay.basis}`)}`,
    messageLanguage: messageLanguage === null ? '' : t(`language.${messageLanguage}`),
  } satisfies Record<SpecialField, string>
  return new Map([
    [t('candidate.name'), fields.name],
    [t('candidate.phones'), fields.phones.map(prettyPhone).join(', ')],
    [t('candidate.emails'), fields.emails.join(', ')],
    [t('candidate.profiles'), fields.profiles.join(', ')],
    ...fieldNames.map((field): [string, string] => [
      fieldLabel(field, visitor),
      isTextField(field) ? (fields[field] ?? '') : special[field],
    ]),
  ])
}

/** What the page needs to know of each field's inputs. */
export function fieldInputs(visitor: Visitor) {
  return fieldNames.map((name) => {
    if (!isTextField(name)) return { name, text: null }
    const { longest, rows } = candidateFields[name].text
    const hint = `candidate.${name}-hint`
    const words = { label: fieldLabel(name, visitor), hint: isMessageKey(hint) ? visitor.t(hint) : undefined }
    return { name, text: { ...words, longest, rows } }
  })
}

/** Beside the field: whose contact it is. */
export function takenErrors(owners: readonly Owner[], { t }: Visitor): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { kind, value, name, loading } of owners) {
    errors[contactFields[kind]] ??= loading
      ? t('candidate.taken-loading', { value })
      : t('candidate.taken', { value, name })
  }
  return errors
}

/** Beside the field: that the contact stands for none. */
export function noneErrors({ contacts }: { contacts: readonly Contact[] }, { t }: Visitor): Record<string, string> {
  return Object.fromEntries(
    contacts.map(({ kind, key }) => [contactFields[kind], t('candidate.contact-none', { value: key })]),
  )
}
