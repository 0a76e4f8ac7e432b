import { TableError } from '../files/table-error.ts'
import { translateInto } from '../web/messages/index.ts'
import { CommandError } from './command.ts'

const t = translateInto('en')

/** Why a file cannot be read, in one line; any other error as it is. */
export function unreadable(file: string, error: unknown): unknown {
  if (error instanceof TableError) return new CommandError(`${file}: ${t(`imports.file.${error.code}`)}`)
  const isOfFile =
    error instanceof Error && 'code' in error && 'syscall' in error && ['open', 'read'].includes(String(error.syscall))
  return isOfFile ? new CommandError(`${file}: ${t('imports.file.cannot-open', { code: String(error.code) })}`) : error
}
