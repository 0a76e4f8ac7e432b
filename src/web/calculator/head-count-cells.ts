import { type Distribution, probabilityOf } from '../../domain/chances/distribution.ts'
import { headCount, headCountMoments, headCountOf } from '../../domain/chances/head-count.ts'
import { isCommon, type CommonRate, type PeopleRate } from '../../domain/chances/show-rate.ts'

type HeadCountQuestion = { rate: CommonRate | PeopleRate; invitations?: number; cells?: readonly number[] }
type Cell = { k: number; pmf: number; cdf: number }

/** Above so many invitations the cells must be asked for. */
const MOST_UNASKED = 2000

/** Mean, variance and the cells asked for; all cells where none are and the crowd is small. */
export function headCountCells({ rate, invitations = 0, cells }: HeadCountQuestion) {
  const law = isCommon(rate) ? headCount(rate, invitations) : headCountOf(rate)
  const people = isCommon(rate) ? invitations : rate.candidates.length
  const all = people <= MOST_UNASKED ? Array.from({ length: people + 1 }, (_, k) => k) : []
  return { ...headCountMoments(rate, people), cells: cellsOf(law, cells ?? all) }
}

function cellsOf(law: Distribution, asked: readonly number[]): Cell[] {
  let total = 0
  const upTo = law.pmf.map((p) => (total = Math.min(1, total + p)))
  const cdf = (k: number) => (k < law.first ? 0 : (upTo[Math.min(k - law.first, upTo.length - 1)] ?? 0))
  return asked.map((k) => ({ k, pmf: probabilityOf(law, k), cdf: cdf(k) }))
}
