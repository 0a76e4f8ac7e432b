/** Whom to ask, with the telephone to be tapped. */
export function contactParts(contact: string | null) {
  if (contact === null) return null
  const found = /\+?\d[\d\s()\u00a0-]{7,}\d/.exec(contact)
  if (!found) return { before: contact, phone: null, after: '' }
  const [phone] = found
  return {
    before: contact.slice(0, found.index),
    phone: { shown: phone, number: phone.replaceAll(/[^\d+]/g, '') },
    after: contact.slice(found.index + phone.length),
  }
}
