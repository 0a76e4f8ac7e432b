import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { nextBatchOf } from '../../batches/reads/next-batch.ts'
import { ownRole } from '../../market/market.ts'
import { marketRoles } from '../../market/reads/market-roles.ts'
import { roleName } from '../../market/role-names.ts'
import type { Import } from '../import.ts'
import { busiestVacancy, vacancyTitle } from '../reads/vacancies-of-import.ts'

type Step = { href: string; label: string }

/** What comes next once a file is loaded: the one button of the page. */
export async function nextStep(db: Db, item: Import, now: Temporal.Instant, visitor: Visitor): Promise<Step> {
  const { t, may } = visitor
  if (item.kind === 'attendance') return { href: '/turnout', label: t('imports.to-turnout') }
  if (item.kind === 'market') return toMarket(db, t)
  const vacancy = await vacancyOf(db, item)
  if (!vacancy) return { href: '/candidates', label: t('imports.to-candidates') }
  if (!may('batches.plan')) return { href: `/vacancies/${vacancy.id}`, label: t('imports.to-vacancy') }
  const batch = await nextBatchOf(db, vacancy.id, teamDay(now))
  const href = batch ? `/batches/${batch.id}/fill` : `/batches/new?vacancy=${vacancy.id}`
  return { href, label: t('imports.to-day', { vacancy: vacancy.title }) }
}

/** The role that the page of the market shows first. */
async function toMarket(db: Db, t: Visitor['t']): Promise<Step> {
  const named = (await marketRoles(db)).flatMap(({ role }) => role || [])
  const role = named.includes(ownRole) ? ownRole : named[0]
  if (role === undefined) return { href: '/salaries/market', label: t('imports.to-market') }
  return { href: `/salaries/market?role=${role}`, label: t('imports.to-market-of', { role: roleName(role) }) }
}

async function vacancyOf(db: Db, { id, vacancyId }: Import) {
  if (vacancyId === null) return busiestVacancy(db, id)
  return { id: vacancyId, title: (await vacancyTitle(db, vacancyId)) ?? '' }
}
