export type UnlawfulKind = 'age' | 'sex' | 'family' | 'appearance' | 'own-car' | 'habits'

/** A whole word or phrase: `\b` knows Latin letters only. */
const phrase = (source: string): RegExp => new RegExp(String.raw`(?<![\p{L}\d])(?:${source})(?![\p{L}\d])`, 'giu')

/**
 * Years that belong to somebody or something else: service, a company, pupils, a guarantee. What looks back is bounded,
 * or
 * a text of blanks would take quadratic time.
 */
const ofOthers = String.raw`(?<!(?:опыт|стаж|дет[еяиь]|ребен|ребён|школьник|учени|гаранти|рынк|компани|experience|children|pupils|warranty)[^.;,\n]{0,40})`

/** Goods and customers may be anyone's: "одежда для женщин" is no demand on the applicant. */
const notForCustomers = String.raw`(?<!(?:для|(?:обув|одежд|товар|клиент)\p{L}{0,9}|for|clothes|shoes)\s{1,3}(?:\p{L}{1,20}\s{1,3})?)`

const years = String.raw`(?:лет|года|г\.)`

/**
 * "От 18 лет" and its like are left alone, because some work is closed to minors by law; so are "возраст компании" and
 * "молодая команда", which ask nothing of the applicant, "молодой специалист", a status with rights of its own, neat
 * clothes ("опрятный"), and a mention of both sexes.
 */
export const unlawfulPatterns: readonly { kind: UnlawfulKind; pattern: RegExp }[] = [
  {
    kind: 'age',
    pattern: phrase(
      String.raw`(?<!средн\p{L}{1,3}\s{1,3})возраст\p{L}*\s*[:–—-]?\s*(?:от|до|с|не\s+старше|не\s+моложе)?\s*(?!1[4-8](?!\s*(?:до|[-–—])))\d{2}(?:\s*(?:до|[-–—])\s*\d{2})?(?:\s*${years})?`,
    ),
  },
  { kind: 'age', pattern: phrase(String.raw`${ofOthers}(?:от\s+|с\s+)?\d{2}\s*(?:до|[-–—])\s*\d{2}\s*лет`) },
  {
    kind: 'age',
    pattern: phrase(
      String.raw`${ofOthers}(?:до|не\s+старше|старше|моложе|не\s+моложе)\s+(?!1[4-8]\s)\d{2}(?:-?(?:ти|и))?\s*лет`,
    ),
  },
  {
    kind: 'age',
    pattern: phrase(
      String.raw`молод(?:ые|ых|ым)\s+(?:люди|людей|людям|сотрудник\p{L}*|девушк\p{L}*|мужчин\p{L}*)|молодо(?:й|го)\s+человека?`,
    ),
  },
  {
    kind: 'age',
    pattern: phrase(
      String.raw`${ofOthers}(?:aged?\s*:?\s*(?:between\s+|from\s+|under\s+|over\s+)?(?!1[4-8]\b)\d{2}(?:\s*(?:-|–|to|and)\s*\d{2})?|(?:under|up\s+to|below|not\s+older\s+than|no\s+older\s+than)\s+\d{2}(?:\s+years(?:\s+old|\s+of\s+age)|(?=\s*(?:[.,;]|$)))|\d{2}\s*(?:-|–|to)\s*\d{2}\s+years\s+(?:old|of\s+age))`,
    ),
  },
  {
    kind: 'age',
    pattern: phrase(
      String.raw`young\s+(?:and\s+\p{L}{3,12}\s+)?(?:men|women|man|woman|people|person|girls?|ladies|lady)`,
    ),
  },

  {
    kind: 'age',
    pattern: phrase(
      String.raw`возрастн\p{L}{2,3}\s+(?:ограничени|ценз|рамк)\p{L}*|пенсионер\p{L}*\s+не\s+(?:рассматрива|беспоко)\p{L}*`,
    ),
  },
  {
    kind: 'age',
    pattern: phrase(
      String.raw`${ofOthers}(?:(?:max(?:imum|\.)?\s+age|age\s+limit)(?:\s*:?\s*\d{2})?|between\s+\d{2}\s+and\s+\d{2}\s+years(?:\s+old|\s+of\s+age)?)`,
    ),
  },

  {
    kind: 'sex',
    pattern: phrase(
      String.raw`пол\s*[:–—-]?\s*(?:мужско(?:й|го)|женск(?:ий|ого)|муж|жен|[мж](?=\s*(?:[.,;]|$)))|(?:мужско|женско)(?:й|го)\s+пола?`,
    ),
  },
  {
    kind: 'sex',
    pattern: phrase(
      String.raw`${notForCustomers}(?<!\sи\s{1,3})(?:только\s+)?(?:девушк\p{L}*|женщин\p{L}*|мужчин\p{L}*|парень|парн[яи]|юнош\p{L}*)(?!\s+(?:и|или)\s+(?:девуш|женщин|мужчин|юнош|парн))(?<!(?:и|или)\s{1,3}\p{L}{1,20})`,
    ),
  },
  {
    kind: 'sex',
    pattern: phrase(
      String.raw`(?:gender|sex)\s*:\s*(?:fe)?male|(?:fe)?males?\s+(?:only|preferred|candidates?|applicants?)|${notForCustomers}(?:wo)?men\s+only|only\s+(?:wo)?men`,
    ),
  },

  {
    kind: 'family',
    pattern: phrase(
      String.raw`семейно(?:е|го)\s+положени\p{L}*|(?:не\s*)?замужн\p{L}*|(?:не\s*)?замужем|(?:не\s*)?женат\p{L}*|без\s+(?:маленьких\s+|малолетних\s+)?детей|наличие\s+детей|без\s+семьи(?!,?\s+котор)|(?<!\p{L}\s)холост\p{L}{0,3}(?!\s+\p{L}*ход)|дет(?:и|ей)\s+(?:старше|не\s+младше)\s+\d{1,2}\s+лет|семейн(?:ые|ых|ым)\s+(?:приветству|предпочт)\p{L}*|не\s+беременн\p{L}*`,
    ),
  },
  {
    kind: 'family',
    pattern: phrase(
      String.raw`marital\s+status|(?:un)?married|childless|(?:no|without)\s+(?:small\s+|young\s+)?(?:children|kids)|not\s+pregnant|no\s+family\s+(?:obligations|commitments)`,
    ),
  },

  {
    kind: 'appearance',
    pattern: phrase(
      String.raw`(?:приятн|презентабельн|привлекательн|модельн|славянск|эффектн)\p{L}*\s+(?:внешн\p{L}*(?:\s+вид\p{L}*)?|вид\p{L}*)|внешност\p{L}*\s+(?:приятн|презентабельн|привлекательн|модельн|славянск)\p{L}*|рост\p{L}*\s+(?:от|не\s+ниже)\s+\d{3}|размер\p{L}*\s+одежды\s*[:–—-]?\s*(?:от|до|не\s+более)?\s*\d{2}(?:\s*[-–—]\s*\d{2})?|фото(?:графи\p{L}*)?\s+обязательн[ао]`,
    ),
  },
  {
    kind: 'appearance',
    pattern: phrase(
      String.raw`(?:pleasant|presentable|attractive|nice|good)\s+(?:physical\s+)?(?:appearance|looks)|good[-\s]looking|slim\s+(?:figure|build)|(?:minimum\s+height|height\s+(?:of\s+)?(?:at\s+least|from|over|above))\s*:?\s*\d{3}|(?:recent\s+)?photo(?:graph)?\s+(?:is\s+)?(?:required|obligatory)`,
    ),
  },

  {
    kind: 'own-car',
    pattern: phrase(
      String.raw`(?<!(?:компенс|оплат|использован|парковк|амортизац|сотрудник)\p{L}{0,9}\s{1,3}(?:\p{L}{1,20}\s{1,3})?)(?:личн|собственн|сво)\p{L}*\s+(?:легков\p{L}*\s+)?(?:автомобил\p{L}*|авто(?!\s+и\s+вело)|машин\p{L}*|а/м|автотранспорт\p{L}*)|наличие\s+(?:легков\p{L}*\s+)?(?:автомобил\p{L}*|авто|машины|[ал]/[ма])`,
    ),
  },
  {
    kind: 'own-car',
    pattern: phrase(
      String.raw`(?<!(?:use\s{1,3}of|using)\s{1,3}(?:(?:your|a)\s{1,3})?)(?:(?:own|personal)\s+(?:car|vehicle|transport)|must\s+(?:have|own)\s+a\s+car)`,
    ),
  },

  {
    kind: 'habits',
    pattern: phrase(
      String.raw`(?:без|отсутствие|нет)\s+вредных\s+привычек|некурящ\p{L}*|не\s+курящ\p{L}*|непьющ\p{L}*|не\s+пьющ\p{L}*|отсутствие\s+желания\s+курить|не\s+(?:курить|пить)(?=\s*(?:[.,;]|$))|не\s+злоупотребля\p{L}*(?:\s+(?:спиртным|алкогол\p{L}*))?`,
    ),
  },
  {
    kind: 'habits',
    pattern: phrase(
      String.raw`(?:no|without)\s+bad\s+habits|(?:non-?\s?|no\s+)smokers?|smokers\s+need\s+not\s+apply|non-?\s?smoking\s+(?:candidates?|applicants?|persons?|people)|teetotal(?:ler)?s?`,
    ),
  },
]
