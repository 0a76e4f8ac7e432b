import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { accountForm, roleForm } from '../features/accounts/account-forms.ts'
import { isEasyPassword } from '../features/accounts/passwords.ts'
import { createAccount } from '../features/accounts/acts/create-account.ts'
import { readForm } from '../web/forms/forms.ts'
import { translateInto } from '../web/messages/index.ts'
import { type Command, CommandError } from './command.ts'

const t = translateInto('en')
const newAccount = accountForm.extend(roleForm.shape)

/** Makes an account; without a password it makes one up and prints it, once. */
export const userCreateCommand: Command = {
  usage:
    'user create --email EMAIL --name NAME --role administrator|hr|manager|recruiter ' +
    '[--password PASSWORD] [--language ru|en]',
  run: async (args, { database, now }) => {
    const text = { type: 'string' } as const
    const { values } = parseArgs({
      args,
      options: { email: text, name: text, role: text, password: text, language: text },
    })
    const madeUp = values.password === undefined ? randomBytes(12).toString('base64url') : null
    const form = readForm(newAccount, { language: 'ru', password: madeUp, ...values }, t)
    if (!form.ok)
      throw new CommandError(
        Object.entries(form.errors)
          .map(([name, error]) => `--${name}: ${error}`)
          .join('; '),
      )
    if (!madeUp && (await isEasyPassword(form.value.password, form.value, '')))
      throw new CommandError(`--password: ${t('account.password-easy')}`)
    const result = await createAccount((await database()).db, form.value, now())
    if ('refused' in result) throw new CommandError(t('account.email-taken'))
    const user = result.created
    return `${user.name}, ${user.email}, ${t(`role.${user.role}`)}${madeUp ? `\nPassword: ${madeUp}` : ''}`
  },
}
