import type { Selectable } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import type { ColleagueMailKind, ColleagueMailTable } from '../../db/schema/outgoing/colleague-mails.ts'
import type { Services } from '../../web/services.ts'
import type { Locale } from '../../web/texts/locale.ts'

export type ColleagueMail = Selectable<ColleagueMailTable>

/** What a kind of mail brings along; to add a kind, one of these in `colleague-mails/kinds.ts`. */
export type ColleagueMailSource = {
  kind: ColleagueMailKind
  /** What a server that died was sending is left alone, so that it never comes twice; or else sent again. */
  onlyOnce: boolean
  /** Queues what has come due, and nothing that was queued before; absent where acts queue it. */
  queue?: (db: Db, now: Temporal.Instant) => Promise<void>
  /** Its words in the colleague's language; null when it is of no use any more. The address is a line of its own. */
  compose: (
    services: Services,
    mail: ColleagueMail,
    locale: Locale,
  ) => Promise<{ subject: string; text: string; link: string } | null>
}
