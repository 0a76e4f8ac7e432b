import type { Visitor } from '../../../web/visitor.ts'
import type { Batch } from '../../batches/reads/batches.ts'
import { channels } from '../reminder.ts'
import type { remindersOfBatch } from '../reads/reminders-of-batch.ts'

/** What was recorded of a batch's reminders, and the ways to remind. */
export function remindersView(
  batch: Batch,
  acts: Awaited<ReturnType<typeof remindersOfBatch>>,
  { t, format }: Visitor,
) {
  return {
    channels: channels.map((channel) => ({ value: channel, label: t(`reminders.by-${channel}`) })),
    acts: acts.map(({ at, channel, by, people }) => ({
      at,
      text: [
        format.dateTime(at, batch.time_zone),
        t(`reminders.by-${channel}`),
        t('reminders.people', { count: people }),
        by,
      ]
        .filter(Boolean)
        .join(' · '),
    })),
  }
}
