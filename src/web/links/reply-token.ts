import type { Services } from '../services.ts'
import { isSigned, linkToken, numberOf } from './link-token.ts'

type Keys = Pick<Services, 'sessionKey' | 'config'>

export type ThreadLink = { thread: number; generation: number }

/** The token of a person's own page: whoever has it answers for that thread, and for nothing else. */
export const replyToken = (keys: Keys, { thread, generation }: ThreadLink): string =>
  linkToken(keys, 'reply', { number: thread, generation })

/** The thread that a token names; whether it is signed must still be asked. Null for what is no token. */
export const threadOfToken = (token: string): number | null => numberOf(token)

/** `revoked`: it was good once, until the links of the thread were made void. */
export type TokenState = 'good' | 'revoked' | 'wrong'

/** As many generations back a void link is still told from one that never was. */
const remembered = 20

export function tokenState(keys: Keys, token: string, { thread, generation }: ThreadLink): TokenState {
  const isOf = (one: number) => isSigned(keys, 'reply', token, { number: thread, generation: one })
  if (isOf(generation)) return 'good'
  for (let past = generation - 1; past >= Math.max(0, generation - remembered); past -= 1)
    if (isOf(past)) return 'revoked'
  return 'wrong'
}
