import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../../db/open.ts'
import type { PayPackage } from '../../../../domain/pay/offers/pay-package.ts'
import {
  gateOf,
  referencesOf,
  type ComparedReference,
  type GateRule,
  type ReferenceTable,
} from '../../../../domain/pay/offers/references.ts'
import { bandsOf } from '../../../../domain/pay/tables/bands.ts'
import { sameLevel } from '../../../../domain/pay/tables/same-level.ts'
import type { OfferFinding } from '../../../pay/check-answer.ts'
import { defaultTable, tableInForce } from '../../../pay/reads/own-tables.ts'
import { checkPay, payReferenceAt, type PayReference } from '../../../pay/reads/pay-reference.ts'
import { payRules } from '../../../pay/reads/pay-rules.ts'
import { articleTable, type PayTable } from '../../../pay/reads/pay-tables.ts'
import { cityOf } from '../../../places/places.ts'
import type { Vacancy } from '../../../vacancies/reads/vacancies.ts'
import { advertisedRange } from '../../../vacancies/vacancy.ts'

/**
 * All that offers for a vacancy are compared with. `inForce` is the table whose levels can be offered, beside the law
 * of today; `usual` is the organisation's default table.
 */
export type OfferReferences = {
  gate: GateRule
  vacancy: Vacancy
  inForce: PayReference
  usual: PayTable | null
  article: PayTable
}

export async function referencesOfVacancy(db: Db, vacancy: Vacancy, now: Temporal.Instant): Promise<OfferReferences> {
  const [{ gate }, table, usual, article] = await Promise.all([
    payRules(db),
    tableInForce(db, { payTable: vacancy.pay_table_id, city: vacancy.city_id }),
    defaultTable(db),
    articleTable(db),
  ])
  return { gate, vacancy, inForce: await payReferenceAt(db, now, table), usual, article }
}

/** The check of a package by the law and by all references; its verdict is that of what gates, after the law's. */
export function findingOf(pack: PayPackage, references: OfferReferences): OfferFinding {
  const check = checkPay(pack, references.inForce)
  const { taxScale } = cityOf(references.inForce.cities, pack.city)
  const [vacancyTable, usual] = [ownTableOf(references), usualBeside(references)]
  const compared = referencesOf(
    pack,
    {
      range: advertisedRange(references.vacancy),
      vacancyTable: vacancyTable && levelOf(vacancyTable, pack.level, references),
      defaultTable: usual && levelOf(usual, pack.level, references),
      article: levelOf(references.article, pack.level, references),
    },
    references.gate,
    taxScale,
  ).map((reference) => ({ ...reference, table: tableOf(reference, { vacancyTable, usual }) }))
  const isUnlawful = check.verdict === 'below-federal-minimum' || check.verdict === 'below-regional-minimum'
  const verdict = isUnlawful ? check.verdict : (gateOf(compared)?.verdict ?? 'lawful')
  return { ...check, verdict, references: compared }
}

/** The table chosen in the vacancy itself. */
const ownTableOf = ({ vacancy, inForce }: OfferReferences): PayTable | null =>
  vacancy.pay_table_id === null ? null : inForce.table

/** The default table, unless the vacancy has chosen that very one. */
const usualBeside = ({ vacancy, usual }: OfferReferences): PayTable | null =>
  usual?.own?.tableId === vacancy.pay_table_id ? null : usual

/** A table and the level in it that means what the level of the table in force means. */
function levelOf(table: PayTable, level: number, { inForce }: OfferReferences): ReferenceTable | null {
  const same = sameLevel(level, { levels: inForce.table.levels, others: table.levels })
  return same === null ? null : { bands: bandsOf(table), basis: table.basis, level: same }
}

function tableOf(
  { kind }: ComparedReference,
  { vacancyTable, usual }: { vacancyTable: PayTable | null; usual: PayTable | null },
): OfferFinding['references'][number]['table'] {
  const own = kind === 'vacancy-table' ? vacancyTable?.own : kind === 'default-table' ? usual?.own : null
  return own ? { id: own.tableId, number: own.number, name: own.name } : null
}
