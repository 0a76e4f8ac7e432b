import type { ReminderTable } from '../../db/schema/invitations.ts'

/** The ways in which people are reminded; Yavka writes to nobody itself. */
export const channels = ['sms', 'messenger', 'email', 'call'] as const satisfies readonly ReminderTable['channel'][]
