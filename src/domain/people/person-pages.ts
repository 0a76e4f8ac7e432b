/**
 * A site's pages about one person. `path` is compared with the path and query of a link (the host without `www.`), and
 * its groups are what identifies the person, unless the first is one of `except`; `key` puts them together as a link
 * that opens the page.
 */
type PersonPage = { host: RegExp; path: RegExp; key: string; anyCase?: true; except?: readonly string[] }

/**
 * The only pages by whose link a person is recognised. Everything else is a link that many people may share: a file in
 * a cloud, a form, a company's site.
 */
export const personPages: readonly PersonPage[] = [
  // The sites of this group, in every country and city, share their résumés.
  {
    host: /^(?:[\w-]+\.)*(?:hh\.ru|hh\.kz|hh\.uz|hh1\.az|headhunter\.ge|headhunter\.kg|rabota\.by)$/u,
    path: /^\/resume\/([\w-]+)\/?(?:\?|$)/u,
    key: 'hh.ru/resume/$1',
  },
  {
    host: /^(?:[\w-]+\.)*hh\.ru$/u,
    path: /^\/applicant\/resumes\/view\?(?:.*&)?resume=([\w-]+)/u,
    key: 'hh.ru/resume/$1',
  },
  {
    host: /^(?:[a-z]{2,3}\.)?linkedin\.com$/u,
    path: /^\/in\/([^/?]+)/u,
    key: 'linkedin.com/in/$1',
    anyCase: true,
  },
  {
    host: /^(?:[\w-]+\.)*superjob\.ru$/u,
    path: /^\/resume\/([\w%-]+\.html)/u,
    key: 'superjob.ru/resume/$1',
  },
  {
    host: /^(?:m\.)?avito\.ru$/u,
    path: /^\/([\w-]+)\/rezume\/([\w%.-]+_\d+)\/?(?:\?|$)/u,
    key: 'avito.ru/$1/rezume/$2',
  },
  {
    host: /^github\.com$/u,
    path: /^\/([a-z\d](?:[a-z\d-]*[a-z\d])?)\/?(?:\?|$)/iu,
    key: 'github.com/$1',
    anyCase: true,
    except: [
      'about',
      'apps',
      'enterprise',
      'explore',
      'features',
      'issues',
      'join',
      'login',
      'marketplace',
      'new',
      'orgs',
      'pricing',
      'pulls',
      'search',
      'security',
      'settings',
      'signup',
      'sponsors',
      'team',
      'topics',
      'trending',
    ],
  },
  // Candidates of another recruiting system, as its export names them.
  {
    host: /^app\d*\.greenhouse\.io$/u,
    path: /^\/people\/(\d+)(?:\/|\?|$)/u,
    key: 'app.greenhouse.io/people/$1',
  },
]
