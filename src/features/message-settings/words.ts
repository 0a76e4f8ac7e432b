import { nameOfWording, type Wording } from '../../domain/messages/wordings.ts'
import type { Translate } from '../../web/messages/index.ts'

/** What a text of the team is called on pages. */
export function wordingName(wording: Wording, t: Translate): string {
  return t(`message-settings.text.${nameOfWording(wording) as 'invitation'}`)
}
