import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { teamZone } from '../../web/texts/team-zone.ts'
import { page } from '../../web/views.ts'
import { allow, visitorOf } from '../../web/visitor.ts'

/** How many mails the page shows. */
const most = 100

/** What the demonstration would have sent, newest first; the links in it lead to the pages of the people. */
export async function mailbox(app: FastifyInstance, { database: { db } }: Services) {
  signedIn(app, (pages) => {
    pages.get('/mailbox', { onRequest: allow('messages.send') }, async (request, reply) => {
      const { t, format } = visitorOf(request)
      const mails = await db
        .selectFrom('messages')
        .innerJoin('candidates', 'candidates.id', 'messages.candidate_id')
        .select(['messages.id', 'messages.kind', 'messages.state', 'messages.address', 'messages.subject'])
        .select(['messages.body', 'messages.sent_at', 'candidates.name'])
        .where('messages.sent_at', 'is not', null)
        .orderBy('messages.sent_at', 'desc')
        .orderBy('messages.id', 'desc')
        .limit(most)
        .execute()
      return page(reply, 'message-sending/mailbox', {
        mails: mails.map(({ id, kind, address, name, subject, body, sent_at }) => ({
          id,
          subject: subject ?? '',
          to: [t(`message.kind.${kind}`), name, address, format.dateTime(sent_at!, teamZone)]
            .filter(Boolean)
            .join(' · '),
          body: body ?? '',
          link: /\/r\/[\w.-]+/.exec(body ?? '')?.[0] ?? null,
        })),
      })
    })
  })
}
