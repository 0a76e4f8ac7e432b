export type ContactKind = 'phone' | 'email' | 'profile'

/** A phone in E.164, an e-mail in lower case or the key of a profile. */
export type Contact = { kind: ContactKind; key: string }
