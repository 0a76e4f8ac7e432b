import type { Formats } from '../../../web/texts/formats.ts'
import type { Translate } from '../../../web/messages/index.ts'
import { rateSources, spreads } from './plan-fields.ts'

/** What the form of a plan says besides its values. */
export type PlanFormView = {
  rates: { value: string; label: string }[]
  /** The values of what is rarely needed, told on the fold that holds it. */
  rarely: string
}

/** @param hasHistory then the article's figures are offered no more, unless one of them is chosen */
export function planFormView(
  values: Record<string, unknown>,
  hasHistory: boolean,
  t: Translate,
  format: Formats,
): PlanFormView {
  const offered = rateSources.filter((rate) => {
    const isOfArticle = rate === 'one-in-five' || rate === 'one-in-three'
    return !(isOfArticle && hasHistory) || values['rate'] === rate
  })
  return {
    rates: offered.map((value) => ({
      value,
      label: value === 'own' ? ownRate(values, t, format) : t(`planner.rate.${value}`),
    })),
    rarely: (values['format'] === 'group'
      ? dayEffect(values, t)
      : [...ofFlow(values, t), ...dayEffect(values, t)]
    ).join(', '),
  }
}

/** "24 by your 511 invitations". */
function ownRate({ came, invited }: Record<string, unknown>, t: Translate, format: Formats): string {
  const [part, whole] = [Number(came), Number(invited)]
  if (!(whole > 0 && part >= 0 && part <= whole)) return t('planner.rate.own')
  return t('planner.rate.own-count', { share: format.number((100 * part) / whole), invited: whole })
}

function ofFlow(values: Record<string, unknown>, t: Translate): string[] {
  const seats = Number(values['waitingSeats'])
  const spread = spreads.find((one) => one === values['spread'])
  const isUsed = (name: string) => !['', '0', undefined].includes(values[name] as string | undefined)
  const used = (['late', 'overrun', 'breaks', 'interviewersBySlot', 'perSlot', 'maxRoomRisk'] as const).filter(isUsed)
  return [
    ...(Number.isInteger(seats) ? [t('planner.rarely.seats', { seats })] : []),
    ...(spread && values['asks'] !== 'meet' ? [t(`planner.rarely.${spread}`)] : []),
    ...used.map((name) => t(`planner.rarely.${name}`)),
  ]
}

function dayEffect(values: Record<string, unknown>, t: Translate): string[] {
  return [t(Number(values['dayEffect']) > 0 ? 'planner.rarely.days-differ' : 'planner.rarely.days-alike')]
}
