import type { Db } from '../../../db/open.ts'
import { teamModel } from '../../turnout/reads/team-model.ts'
import { teamTurnout } from '../../turnout/reads/team-turnout.ts'

/**
 * What a plan of the team starts from: its own history and its day effect, as the forecasts of the day will; nothing
 * without a history, so that the article's 1 in 5 stands.
 */
export async function teamStart(db: Db): Promise<Record<string, string>> {
  const { came, invited } = await teamTurnout(db)
  if (invited === 0) return {}
  const { dayCorrelation } = await teamModel(db)
  const dayEffect = String(Math.round(dayCorrelation * 1000) / 10)
  return { rate: 'own', came: String(came), invited: String(invited), dayEffect }
}
