import type { FieldHeadings, Mapping } from '../../tables/columns.ts'
import { readEmails } from '../emails.ts'
import { tidyName } from '../names.ts'
import { readPhones } from '../phones.ts'
import { readProfiles } from '../profiles.ts'
import { pipelineFields, type PipelineField } from '../../pipeline/told-application.ts'
import { candidateFields, type CandidateField } from './fields.ts'
import { pipelineHeadings } from './pipeline-headings.ts'

type KeysOfAll<Union> = Union extends unknown ? keyof Union : never
type FieldColumn = KeysOfAll<(typeof candidateFields)[CandidateField]['imported']>

const whole = (...words: string[]) => new RegExp(String.raw`(?:^| )(?:${words.join('|')})(?: |$)`, 'u')

/** Whose name or contact it is, if not the candidate's. */
const otherPeople = [
  String.raw`assistants?|managers?|recruiters?|referr?\p{L}*|references?|emergency|spouse|owner|our|hr|interviewer`,
  String.raw`companys?|organi[sz]ation|employers?|office|vendor|client|customer|agency`,
  String.raw`рекрут\p{L}*|менеджер\p{L}*|руководител\p{L}*|ответственн\p{L}*|рекомендател\p{L}*|рекоменду\p{L}*`,
  String.raw`экстренн\p{L}*|родственник\p{L}*|родител\p{L}*|мамы|матери|отца|мужа|жены|супруг\p{L}*`,
  String.raw`контактн\p{L}* лиц\p{L}*`,
  String.raw`компани\p{L}*|организаци\p{L}*|работодател\p{L}*|офис\p{L}*|наш\p{L}*|заказчик\p{L}*|клиент\p{L}*`,
]

/** What a column tells of a contact, if not the contact. */
const aboutContacts = [
  String.raw`type|label|is|has|status|verified|consent|confirmed|sent|date|bounced|display|subscribed|count|preferred`,
  String.raw`тип|вид|метка|статус|дата|согласи\p{L}*|подтвержд\p{L}*|отправлен\p{L}*|есть ли`,
]

const exceptPhone = new RegExp(
  [
    whole(...otherPeople, ...aboutContacts).source,
    whole(
      String.raw`fax\p{L}*|факс\p{L}*|pager|telex|tty|tdd|radio|callback|ext|extension|model|carrier|calls?`,
      String.raw`country code|interview|screen(?:ing)?|mobile apps?|developer`,
      String.raw`код страны|доб|добавочный|оператор\p{L}*|звон\p{L}*`,
      String.raw`модель|интервью|собеседован\p{L}*|инн|снилс|inn|паспорт\p{L}*|passport|заказ\p{L}*|order`,
    ).source,
    '^id ',
  ].join('|'),
  'u',
)
const exceptEmail = new RegExp(
  [whole(...otherPeople, ...aboutContacts, 'mailing', 'password', 'opt', 'campaign').source, '^id '].join('|'),
  'u',
)
const exceptName = whole(...otherPeople, ...aboutContacts, 'phonetic', 'yomi', 'file', 'user', 'sheet', 'job')

/** How columns with a name or a contact are headed in the tables people keep, Russian and English. */
const ofNameAndContacts = {
  name: {
    exact: [
      'name',
      'full name',
      'фио',
      'ф и о',
      'кандидат',
      'соискатель',
      'полное имя',
      'фамилия имя отчество',
      'фамилия имя',
      'имя фамилия',
      'фамилия и имя',
      'имя и фамилия',
      'имя фамилия отчество',
      'candidate',
      'candidate name',
      'applicant',
      'fullname',
      'display name',
      'first and last name',
      'first last name',
      'employee name',
      'сотрудник',
      'кто',
    ],
    like: [/^фио /u, /^(?:имя|фамилия) и (?:имя|фамилия)/u, /^name of (?:the )?(?:candidate|applicant|person)/u],
    except: exceptName,
    holds: holdsName,
  },
  surname: {
    exact: ['surname', 'last name', 'family name', 'lastname', 'фамилия', 'lname', 'l name', 'фам'],
    except: exceptName,
  },
  given: {
    exact: ['given', 'first name', 'given name', 'firstname', 'имя', 'fname', 'f name', 'forename'],
    except: exceptName,
  },
  patronymic: {
    exact: ['patronymic', 'middle name', 'отчество', 'middlename', 'additional name', 'mname'],
    except: exceptName,
  },
  phone: {
    exact: [
      'phone',
      'телефон',
      'phones',
      'телефоны',
      'мобильный',
      'мобильный телефон',
      'сотовый',
      'тел',
      'phone number',
      'mobile',
      'mobile phone',
      'номер телефона',
      'телефон 1',
      'phone 1',
      'second phone',
      'контакты',
      'контакт',
      'контактные данные',
      'контактная информация',
      'contacts',
      'contact info',
      'contact details',
      'contact information',
      'msisdn',
    ],
    like: [
      whole(
        String.raw`(?:tele)?phones?|tel|mobile|mob|cell(?:phone|ular)?|handphone|whats ?app|viber|ph`,
        String.raw`телефон[аыу]?|тел|моб|мобильн(?:ый|ого|ые)|сотов(?:ый|ого|ые)|в[ао]тсап\p{L}*|вайбер\p{L}*`,
      ),
      /^contact (?:no|num|numbers?)$|contact numbers?$|номер\p{L}* (?:для связи|тел)|^контактный номер/u,
    ],
    except: exceptPhone,
    several: true,
    holds: holdsPhone,
  },
  email: {
    exact: [
      'email',
      'e mail',
      'почта',
      'электронная почта',
      'эл почта',
      'mail',
      'email address',
      'e mail address',
      'имейл',
      'емейл',
      'адрес электронной почты',
      'email 1',
      'second email',
      'мыло',
      'эл адрес',
    ],
    like: [
      whole(String.raw`e ?mails?|mail|почт[аыу]|эл(?:ектронн\p{L}*)? (?:почт\p{L}*|адрес\p{L}*)|[иеэ]м[еэ]й?л\p{L}*`),
    ],
    except: exceptEmail,
    several: true,
    holds: (text: string) => readsWholly(readEmails(text).emails, readEmails(text).unreadable) && 'surely',
  },
  profile: {
    exact: [
      'profile',
      'profile link',
      'profile url',
      'resume link',
      'resume url',
      'cv link',
      'cv url',
      'linkedin',
      'linkedin url',
      'ссылка на резюме',
      'ссылка на профиль',
      'профиль',
      'адрес резюме',
      'url резюме',
      'резюме на hh',
      'резюме hh ru',
      'ссылка на hh',
      'url',
      'link',
      'ссылка',
      'web page',
      'website',
      'hh ru',
      'headhunter',
      'linkedin profile',
      'public profile url',
    ],
    like: [
      /(?:^| )(?:linked ?in|headhunter)(?: |$)/u,
      /^ссылк\p{L} на (?:резюме|профил|анкет|hh|хх|страниц)/u,
      /^(?:profile|resume|cv|candidate) (?:link|url|page)/u,
      /^резюме (?:на )?(?:hh|хх|авито|avito|superjob|ссылк)/u,
    ],
    except: whole(...otherPeople, ...aboutContacts),
    several: true,
    holds: (text: string) => readsWholly(readProfiles(text).profiles, readProfiles(text).unreadable) && 'surely',
  },
} as const satisfies Record<string, FieldHeadings>

const readsWholly = (values: readonly string[], unreadable: readonly string[]): boolean =>
  values.length > 0 && unreadable.length === 0

/** Ten bare digits may be anything, unless they begin as a Russian mobile number does. */
function holdsPhone(text: string): 'surely' | 'perhaps' | false {
  const { phones, unreadable, doubtful } = readPhones(text)
  if (doubtful.length > 0) return 'perhaps'
  return readsWholly(phones, unreadable) && !/^(?:[0-8]\d{9})$/u.test(text) ? 'surely' : false
}

/** A patronymic is the surest mark of a name; two words in capitals may be a firm or a town. */
function holdsName(text: string): 'surely' | 'perhaps' | false {
  const name = tidyName(text)
  if (!/^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u.test(name)) return false
  return /(?:вич|вна|ична)(?: |$)/u.test(name) ? 'surely' : 'perhaps'
}

/** What a column of an imported table may tell of a candidate; a name stands in one column or in its parts. */
export type CandidateColumn = keyof typeof ofNameAndContacts | FieldColumn | PipelineField

const ofFields = Object.assign({}, ...Object.values(candidateFields).map(({ imported }) => imported)) as Record<
  FieldColumn,
  FieldHeadings
>

/** How each column is headed. */
export const candidateVocabulary: Readonly<Record<CandidateColumn, FieldHeadings>> = {
  ...ofNameAndContacts,
  ...ofFields,
  ...pipelineHeadings,
}

export const candidateColumns = Object.keys(candidateVocabulary) as CandidateColumn[]

/**
 * The columns as they are read: what tells of applications says nothing where no vacancy is told.
 *
 * @param ofVacancy whether the file as a whole is about one vacancy
 */
export function readColumns(mapping: Mapping<CandidateColumn>, ofVacancy: boolean): Mapping<CandidateColumn> {
  if (mapping.vacancy?.length && !ofVacancy) return mapping
  const unread = ofVacancy ? (['vacancy'] as const) : pipelineFields
  return { ...mapping, ...Object.fromEntries(unread.map((field) => [field, []])) }
}
