import PostalMime from 'postal-mime'
import type { IncomingMail } from '../../domain/inbox/incoming-mail.ts'

/** No more is read of any part of a mail: anybody can send one. */
const most = { header: 2000, text: 20_000, part: 100_000 }

/** Takes a mail apart; null when it is none. Mails in a mail stay whole, as a part. */
export async function parsedMail(source: Uint8Array): Promise<IncomingMail | null> {
  try {
    const { headers, text, attachments } = await PostalMime.parse(source, {
      forceRfc822Attachments: true,
      attachmentEncoding: 'utf8',
      maxNestingDepth: 20,
    })
    return {
      headers: headers.map(({ key, value }) => ({ name: key, value: value.slice(0, most.header) })),
      text: text?.slice(0, most.text) ?? null,
      parts: attachments.flatMap(({ mimeType, content }) =>
        typeof content === 'string' ? [{ type: mimeType, text: content.slice(0, most.part) }] : [],
      ),
    }
  } catch {
    return null
  }
}
