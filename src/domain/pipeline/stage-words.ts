import type { StageKind } from './stages.ts'

/**
 * What a wording in a column of stages may mean: how far somebody has got, who ended it, or that it says nothing of
 * either.
 */
export type StageMeaning = StageKind | 'refused' | 'withdrew' | 'nothing'

const list = (text: string): string[] => text.trim().split(/\s*,\s*/u)

/**
 * Whole cells that say one thing, as `wordingKey` spells them: our own names of stages, and those that other programs
 * begin with. hh.ru: https://api.hh.ru/openapi/redoc (states of negotiations). Greenhouse:
 * https://developers.greenhouse.io/harvest.html#applications. OpenCATS: candidate_joborder_status in
 * https://github.com/opencats/OpenCATS/blob/master/db/cats_schema.sql. Huntflow's usual stages:
 * https://github.com/huntflow/api/blob/master/ru/dicts.md.
 */
export const stageWords: Readonly<Record<StageMeaning, readonly string[]>> = {
  new: list(`
    new, new lead, applied, application received, received, response, lead, sourced, prospect, inbox, to review,
    no contact, новый, новые, новая, новый кандидат, отклик, откликнулся, откликнулась, новый отклик, неразобранные,
    входящие, все неразобранные, холодный, лид, добавлен
  `),
  screening: list(`
    screening, screen, phone screen, phone screening, phone interview, preliminary phone screen,
    recruiter phone screen, application review, resume review, cv review, review, in review, reviewed, reviewing,
    shortlisted, shortlist, contacted, contact, candidate responded, qualifying, submitted, consider, considering,
    thinking, on hold, hold, assessment, take home test, hr screening, скрининг, телефонный скрининг, отбор,
    рассмотрение, на рассмотрении, просмотрен, просмотрено, резюме просмотрено, подумать, думаем, контакт, коннект,
    первичный контакт, телефонное интервью, телефонный звонок, звонок, созвон, отправлено заказчику,
    резюме у заказчика, резюме отправлено заказчику, тест, тестовое задание, тестовое, оценка
  `),
  invited: list(`
    invited, invitation, interview, interviewing, interview scheduled, first interview, second interview,
    final interview, face to face, onsite, on site, onsite interview, in person interview, hiring manager interview,
    hr interview, technical interview, приглашен, приглашена, приглашение, приглашенные, приглашен на собеседование,
    приглашена на собеседование, приглашен на интервью, приглашена на интервью, назначено собеседование,
    собеседование назначено, назначено интервью, интервью назначено, собеседование, первичное собеседование,
    интервью, первичное интервью, интервью с hr, собеседование с hr, интервью с рекрутером, интервью с заказчиком,
    собеседование с заказчиком, собеседование с руководителем, техническое интервью, финальное интервью,
    финальное собеседование, встреча
  `),
  came: list(`
    came, interviewed, attended, interview held, interview completed, пришел, пришла, был на собеседовании,
    была на собеседовании, собеседование проведено, интервью проведено, собеседование состоялось
  `),
  passed: list(`
    passed, passed interview, interview passed, approved, selected, reference check, references, background check,
    прошел, прошла, прошел собеседование, прошла собеседование, прошел интервью, прошла интервью, одобрен, одобрена,
    рекомендован, рекомендована, проверка, проверка сб, на проверке сб, сбор рекомендаций, рекомендации
  `),
  offered: list(`
    offer, offered, offer sent, offer extended, offer made, job offer, job offered, оффер, оффер отправлен,
    выставлен оффер, оффер выставлен, предложение, предложение о работе, предложение отправлено, сделан оффер,
    сделано предложение, джоб оффер
  `),
  accepted: list(`
    accepted, offer accepted, offer signed, принял оффер, приняла оффер, оффер принят, принял предложение,
    приняла предложение, предложение принято, согласие, согласился, согласилась, выход на работу,
    готовится к выходу, оформление
  `),
  started: list(`
    started, hired, hire, placed, employed, onboarded, onboarding, joined, at work, вышел, вышла, вышел на работу,
    вышла на работу, работает, принят, принята, принят на работу, принята на работу, нанят, нанята, трудоустроен,
    трудоустроена, испытательный срок, на стажировке, стажировка
  `),
  refused: list(`
    refused, rejected, reject, rejection, declined, discard, discard by employer, disqualified,
    not in consideration, client declined, not selected, not suitable, unsuccessful, we rejected them, archived,
    discard vacancy closed, discard no interaction, discard to other vacancy, отказ, отказано, отказали, отклонен,
    отклонена, не подходит, не подошел, не подошла, не прошел, не прошла, отказ работодателя, отказ компании, отсев,
    отсеян, отсеяна, архив
  `),
  withdrew: list(`
    withdrew, withdrawn, candidate withdrew, candidate declined, they rejected us, offer declined, declined offer,
    offer rejected, discard by applicant, not interested, отказался, отказалась, самоотказ, отказ кандидата,
    отказ соискателя, сам отказался, сама отказалась, кандидат отказался, отказался от оффера, отказалась от оффера,
    не вышел, не вышла, не вышел на работу, не вышла на работу, отозвал отклик, отозвала отклик, неинтересно,
    не заинтересован, не заинтересована
  `),
  nothing: list(`
    active, open, in progress, in process, pipeline, no status, none, activated, published, unknown, n/a, converted,
    активный, активна, активен, в работе, открыт, открыта, нет, не указан, нет статуса, без статуса, прочее, другое
  `),
}

/** What words in a wording speak for, the surest first; a person is asked whether it is so. */
export const stageHints: readonly (readonly [RegExp, StageMeaning])[] = [
  [
    /отказ\p{L}* (?:кандидат|соискател)|(?:кандидат|соискател)\p{L}* отказ|отказал(?:ся|ась)|сам\p{L}* отказ/u,
    'withdrew',
  ],
  [/не вы(?:шел|шла)|передумал|не заинтерес|не интерес|отклонил\p{L}* (?:оффер|предложен)/u, 'withdrew'],
  [/withdr|not interested|(?:candidate|applicant) (?:declin|reject|refus)|offer (?:declin|reject)/u, 'withdrew'],
  [/отказ|отклон|отсе[вя]|не подх|не подош|не прош|архив|черный список/u, 'refused'],
  [
    /reject|declin|disqualif|discard|refus|unsuccess|not (?:suitable|selected|a fit|qualified)|fail|archive/u,
    'refused',
  ],
  [
    /вы(?:шел|шла) на работу|трудоустро|приня(?:т|та) на|нанят|работает|стажир|hired|started|onboard|placed/u,
    'started',
  ],
  [/принял|приня(?:т|то) (?:оффер|предложен)|согласи|выход|оформлен|accept|signed/u, 'accepted'],
  [/оффер|офер|предложен|offer/u, 'offered'],
  [/прош(?:ел|ла)|одобр|рекоменд|провер|служб\p{L}* безопасн|passed|approved|reference|background/u, 'passed'],
  [/приш(?:ел|ла)|явил|состоял|провед|interviewed|came|attended/u, 'came'],
  [/телефон|созвон|звон|скрин|phone|call|screen/u, 'screening'],
  [/приглаш|собес|интервью|встреч|назначен|interview|invit|meeting|on ?site|face to face/u, 'invited'],
  [/контакт|рассмотр|просмотр|дума|отбор|резюме|заказчик|тест|оценк|анкет|связа/u, 'screening'],
  [/contact|review|consider|qualif|shortlist|hold|test|assess|submitted|resume|cv/u, 'screening'],
  [/нов|отклик|неразобр|входящ|лид|new|appl|response|received|lead|sourc|inbox/u, 'new'],
]
