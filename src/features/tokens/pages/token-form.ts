import { z } from 'zod'
import { lifetimes, tokenPermissions } from '../token.ts'
import { choice, several, text } from '../../../web/forms/fields.ts'

export const tokenForm = z.object({
  name: text(100),
  permission: several(tokenPermissions, 'tokens.nothing-allowed'),
  days: choice(lifetimes),
})
