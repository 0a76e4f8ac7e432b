import { z } from 'zod'
import { choice, email, optionalChoice, optionalText, text } from '../../web/forms/fields.ts'
import type { MessageKey } from '../../web/messages/index.ts'
import { roles } from '../../web/security/permissions.ts'
import { longestPassword, passwordLength, shortestPassword } from './passwords.ts'

/** Any text a person may have as their password; never trimmed or cut. */
const password = z
  .string('fields.required')
  .min(1, 'fields.required')
  .max(4 * longestPassword, 'fields.too-long')

/** What a password is made of is left to the person. */
const newPassword = password
  .refine((typed) => passwordLength(typed) >= shortestPassword, {
    error: 'account.password-short' satisfies MessageKey,
    abort: true,
  })
  .refine((typed) => passwordLength(typed) <= longestPassword, 'account.password-long' satisfies MessageKey)

export const accountForm = z.object({
  name: text(100),
  email: email(),
  password: newPassword,
  language: choice(['ru', 'en']),
})

export const firstAccountForm = (asksCode: boolean) =>
  accountForm.extend({ code: asksCode ? text(100) : optionalText(100) })

export const signInForm = z.object({
  email: email(),
  password,
  keep: optionalChoice(['yes']),
  back: z.string().max(2000).optional(),
})

export const changePasswordForm = z.object({ currentPassword: password, password: newPassword })

export const resetForm = z.object({ password: newPassword })

export const roleForm = z.object({ role: choice(roles as ['administrator', 'hr', 'manager', 'recruiter']) })
