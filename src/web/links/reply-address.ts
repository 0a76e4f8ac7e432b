import type { Services } from '../services.ts'
import { replyToken, type ThreadLink } from './reply-token.ts'

/** The full address of a person's own page, as it stands in a message to them. */
export const replyAddress = (services: Pick<Services, 'sessionKey' | 'config'>, link: ThreadLink): string =>
  `${services.config.publicUrl}/r/${replyToken(services, link)}`

/** Where a mail program unsubscribes by itself (RFC 8058). */
export const unsubscribeAddress = (services: Pick<Services, 'sessionKey' | 'config'>, link: ThreadLink): string =>
  `${replyAddress(services, link)}/unsubscribe`
