import { z } from 'zod'
import type { MessageKey } from '../../web/messages/index.ts'
import { choice, email, text } from '../../web/fields.ts'
import { roles } from '../../web/permissions.ts'

const newPassword = z.string('fields.required').min(10, 'account.password-short' satisfies MessageKey).max(200, 'fields.too-long')

export const accountForm = z.object({ name: text(100), email: email(), password: newPassword, language: choice(['ru', 'en']) })

export const signInForm = z.object({
  email: email(),
  password: z.string('fields.required').min(1, 'fields.required').max(200, 'fields.too-long'),
  back: z.string().max(2000).optional(),
})

export const roleForm = z.object({ role: choice(roles as ['administrator', 'hr', 'manager', 'recruiter']) })
