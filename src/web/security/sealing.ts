import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** What must be kept and told again, and yet not be read from the database or a backup: encrypted (AES-256-GCM). */
const mark = 'sealed:1:'
const [ivBytes, tagBytes] = [12, 16] as const

export const isSealed = (text: string): boolean => text.startsWith(mark)

export function seal(key: Buffer, text: string): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return mark + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** @returns null when it was sealed with another key, or is none of ours */
export function unseal(key: Buffer, sealed: string): string | null {
  if (!isSealed(sealed)) return null
  const bytes = Buffer.from(sealed.slice(mark.length), 'base64url')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
