import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { Language } from '../../db/schema/primitives.ts'
import { mostRefusals } from '../../domain/messages/sending-time.ts'
import type { Services } from '../../web/services.ts'
import { breakOffAfter } from '../mail/break-off.ts'
import { mailServer } from '../mail/mail-server.ts'
import { sendingSettings } from '../message-templates/reads/sending-settings.ts'
import type { SendingSettings } from '../message-templates/sending.ts'
import { recordBounce } from './acts/record-bounce.ts'
import { askAgain } from './ask-again.ts'
import { freeFrom, slowDown, speedUp, takePermit } from '../messages/channel-use.ts'
import type { Channel } from './channels/channel.ts'
import { gatewayChannel } from './channels/gateway.ts'
import { mailChannel } from './channels/mail.ts'
import {
  claim,
  drop,
  dropExpired,
  leaveLostUnsure,
  leaveUnsure,
  ofTaker,
  postpone,
  retry,
  startSending,
  type Message,
} from './outbox.ts'
import { teamLanguage } from './reads/language.ts'
import { recordSent } from './record-sent.ts'

/** How many messages a server takes at a time. */
const atOnce = 20

type SendingOptions = {
  /** How long a server or gateway may take to answer, in milliseconds. */
  patience?: number
  /** Ends it after the message that is being sent, which is broken off after `grace` milliseconds. */
  signal?: AbortSignal
  grace?: number
  /** Only these messages, which cannot wait for the morning. */
  among?: readonly number[]
}

type Round = {
  services: Services
  channel: Channel
  taker: string
  among: readonly number[] | null
  /** Ends the round after what is being sent at this moment. */
  signal: AbortSignal
  /** Breaks that off, too. */
  breakOff: AbortSignal
}

export type Sent = { sent: number }

/**
 * Sends what is due by every channel that works, beside the other servers of the database, until there is none, the
 * channel is used up or rests, or `signal` says so. What has no channel is kept to be passed on by hand; what is of no
 * use any more is dropped in any case.
 */
export async function sendDue(
  services: Services,
  { patience, signal = new AbortController().signal, grace, among }: SendingOptions = {},
): Promise<Sent> {
  const { config, database, now } = services
  await dropExpired(database.db, now())
  const server = mailServer(config, patience)
  const channels = [server && mailChannel(services, server), await gatewayChannel(services, patience)]
  const { breakOff, done } = breakOffAfter(signal, grace)
  const rest = { services, taker: randomUUID(), among: among ?? null, signal, breakOff }
  try {
    const rounds = channels.filter((channel) => channel !== null).map((channel) => sendAll({ ...rest, channel }))
    return { sent: (await Promise.all(rounds)).reduce((sum, one) => sum + one, 0) }
  } finally {
    done()
    server?.close()
  }
}

async function sendAll(round: Round): Promise<number> {
  const { services, channel, signal } = round
  if (channel.onlyOnce) await leaveLostUnsure(services.database.db, channel.name, services.now())
  let sent = 0
  for (;;) {
    const result = signal.aborted ? null : await sendSome(round)
    sent += result?.sent ?? 0
    if (!result?.goesOn) return sent
  }
}

async function sendSome(round: Round): Promise<Sent & { goesOn: boolean }> {
  const { services, channel, taker, among, signal } = round
  const { database, now } = services
  const { db } = database
  const free = await freeFrom(db, channel.name, channel.limits, now())
  if (Temporal.Instant.compare(free, now()) > 0) return { sent: 0, goesOn: false }
  const claimed = { channel: channel.name, onlyOnce: channel.onlyOnce, among, most: atOnce }
  const ids = await claim(db, claimed, taker, now())
  if (ids.length === 0) return { sent: 0, goesOn: false }
  const team = { settings: await sendingSettings(db), language: await teamLanguage(db) }
  let sent = 0
  for (const [index, id] of ids.entries()) {
    const message = signal.aborted ? null : await startSending(db, id, taker, now())
    const outcome = message ? await sendOne(round, message, team) : 'nothing'
    if (outcome === 'sent') sent += 1
    if (outcome !== 'stop' && !signal.aborted) continue
    await postpone(db, ids.slice(message ? index + 1 : index), taker, now())
    return { sent, goesOn: false }
  }
  return { sent, goesOn: true }
}

/** How the team sends, read once for all messages that are taken together. */
type Team = { settings: SendingSettings; language: Language }

/** @returns `stop` when the channel is to be left alone for now */
async function sendOne(
  { services, channel, taker, among, breakOff }: Round,
  message: Message,
  { settings, language }: Team,
): Promise<'sent' | 'nothing' | 'stop'> {
  const { database, now } = services
  const { db } = database
  const { id } = message
  const { name, limits } = channel
  const asked = await askAgain(db, message, { waking: settings.waking, cannotWait: among !== null }, now())
  if ('drop' in asked) {
    await drop(db, id, taker, asked.drop)
    return 'nothing'
  }
  if ('wait' in asked) {
    await postpone(db, [id], taker, asked.wait)
    return 'nothing'
  }
  if (!(await takePermit(db, name, limits, now()))) {
    await postpone(db, [id], taker, await freeFrom(db, name, limits, now()))
    return 'stop'
  }
  const { address, farewell } = asked
  const to = { address, farewell, settings, language: asked.language ?? language }
  const composed = await channel.compose(message, to)
  // What nobody knows to have arrived is settled by a colleague, who has to see what it said.
  if (channel.onlyOnce) await ofTaker(db, id, taker).set(composed.words).execute()
  const answer = await composed.send(breakOff)
  // Nobody knows whether it has arrived: once the lease is over it is sent again.
  if (answer.is === 'broken-off') return 'stop'
  if (answer.is === 'accepted') {
    await recordSent(db, message, { ...composed, means: channel.means }, taker, now())
    await speedUp(db, name)
    return 'sent'
  }
  if (answer.is === 'wrong-address') {
    await ofTaker(db, id, taker)
      .set({ address, attempts: message.attempts + 1 })
      .execute()
    await recordBounce(db, id, { reason: 'refused', code: answer.code }, { by: null, at: now() })
    return 'nothing'
  }
  if (answer.is === 'not-wanted' && message.attempts + 1 >= mostRefusals) {
    await ofTaker(db, id, taker).set({ last_answer: answer.code }).execute()
    await drop(db, id, taker, 'given-up')
    return 'nothing'
  }
  if (answer.is === 'lost') await leaveUnsure(db, message, taker, answer.code)
  else await retry(db, message, taker, answer.code, now())
  await slowDown(db, name, now())
  return 'stop'
}
