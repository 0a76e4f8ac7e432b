import type { Visitor } from '../../web/visitor.ts'
import { teamZone } from '../../web/texts/team-zone.ts'
import { doneBy } from './offer-words.ts'
import type { OfferNews } from './reads/offer-news.ts'

/** What others did with an offer of one's own, as a line that stays until it is seen. */
export const newsLineView = (news: OfferNews, { t, format }: Pick<Visitor, 't' | 'format'>) => ({
  offer: news.id,
  candidate: news.candidate,
  vacancy: news.vacancy,
  text: t('offer.news', { name: doneBy(news, { t }), act: t(`offer.event.${news.act}`) }),
  reason: news.reason,
  at: format.dateTime(news.at, teamZone),
})
