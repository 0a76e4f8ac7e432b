import type { Visitor } from '../../web/visitor.ts'
import type { InvitationRow } from './reads/invitations.ts'

export const hasCome = (row: InvitationRow) =>
  row.presence === 'came' || row.presence === 'late' || row.presence === 'left'

/** Those who stand in the batch: neither moved nor cancelled. */
export const standing = (rows: readonly InvitationRow[]) => rows.filter((row) => row.status === 'active')

/** Those of them who were invited: whoever came without an invitation belongs to no forecast. */
export const invitedTo = (rows: readonly InvitationRow[]) => standing(rows).filter((row) => row.walk_in === 0)

/** How an invitation stands, in a word and a tone. */
export function presenceText(row: InvitationRow, { t }: Visitor): { text: string; tone: string } {
  if (row.status !== 'active') return { text: t(`presence.${row.status}`), tone: '' }
  if (row.presence === null) return { text: t('presence.none'), tone: '' }
  return { text: t(`presence.${row.presence}`), tone: row.presence === 'missed' ? 'warn' : 'good' }
}
